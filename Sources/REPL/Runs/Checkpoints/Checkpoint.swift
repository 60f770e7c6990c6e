import Engine
import Glibc
import Plugins

/// A whole state of a training on disk: `step-00000120/` with `model.safetensors`, `optimizer.safetensors` and
/// `state.json`, which holds the hashes of the other two.
struct Checkpoint: Sendable {
    let snapshot: TrainingSnapshot
    let step: Int
    let ledger: TrainingLedger

    /// The version of the format.
    static let version = 1

    /// The name of a step's folder.
    static func name(_ step: Int) -> String {
        let digits = String(step)
        return "step-" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }

    /// The step of a folder's name; nil for another name.
    static func step(_ name: String) -> Int? {
        guard name.hasPrefix("step-"), let step = Int(name.dropFirst(5)), step >= 0 else { return nil }
        return step
    }

    /// Writes the folder under a temporary name, then gives it its own: it is there whole or not at all.
    ///
    /// - Throws: `.file`; what was written is removed.
    func write(below folder: String) throws -> String {
        let path = folder + "/" + Checkpoint.name(step)
        if FileBytes.isFolder(path) { return path }
        let temporary = AtomicFile.temporaryName(beside: path)
        do {
            try Paths.makeFolder(temporary)
            let model = try snapshot.model.encoded()
            let optimizer = try snapshot.optimizer.encoded()
            let state = Record([
                ("version", .int(Checkpoint.version)), ("step", .int(step)),
                ("sha256", .record(Record([
                    ("model.safetensors", .text(ContentHash.hex(model))),
                    ("optimizer.safetensors", .text(ContentHash.hex(optimizer))),
                ]))),
                ("ledger", .record(ledger.record)),
            ])
            try AtomicFile.writeSynced(model, to: temporary + "/model.safetensors", shown: path)
            try AtomicFile.writeSynced(optimizer, to: temporary + "/optimizer.safetensors", shown: path)
            let text = Array((JSONText.pretty(.record(state)) + "\n").utf8)
            try AtomicFile.writeSynced(text, to: temporary + "/state.json", shown: path)
            try AtomicFile.syncFolder(of: temporary + "/state.json")
            guard rename(temporary, path) == 0 else { throw FileBytes.fault("cannot write", path, errno) }
        } catch {
            Paths.remove(temporary)
            throw error
        }
        try AtomicFile.syncFolder(of: path)
        return path
    }

    /// Reads a folder and holds it against its hashes.
    ///
    /// - Throws: `.format` for a checkpoint that is cut off, changed or of another version; `.file`.
    static func read(_ path: String) throws -> Checkpoint {
        let name = path + "/state.json"
        let state = try JSONReading.record(try FileBytes.read(name, limit: 64 << 20), name: name)
        guard let version = state["version"]?.exactInt else {
            throw Fault(.format, "\(path.escapedForTerminal) is no checkpoint")
        }
        guard version == Checkpoint.version else {
            throw Fault(
                .format, "\(path.escapedForTerminal) is of version \(version); this roga reads version \(Checkpoint.version)",
                hint: "the roga that wrote it can go on with it")
        }
        guard let step = state["step"]?.exactInt, step >= 0, case .record(let hashes)? = state["sha256"],
            case .record(let ledger)? = state["ledger"]
        else { throw Fault(.format, "\(name.escapedForTerminal) lacks a part") }
        func tensors(_ file: String) throws -> Safetensors {
            let bytes = try FileBytes.read(path + "/" + file)
            guard hashes[file]?.exactText == ContentHash.hex(bytes) else {
                throw Fault(.format, "\(path.escapedForTerminal)/\(file) is not what the checkpoint wrote: cut off or changed")
            }
            return try Safetensors(decoding: bytes)
        }
        return Checkpoint(
            snapshot: TrainingSnapshot(
                model: try tensors("model.safetensors"), optimizer: try tensors("optimizer.safetensors")),
            step: step, ledger: try TrainingLedger(ledger))
    }
}
