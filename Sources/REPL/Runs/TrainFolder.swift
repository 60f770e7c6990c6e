import Engine
import Plugins

/// A train folder that this process writes to: its lock, its checkpoints and the files that grow.
final class TrainFolder {
    let path: String
    let shelf: CheckpointShelf
    private let lock: FolderLock
    private let log: (String) -> Void
    private var pace = CheckpointPace()
    private var growing: [(name: String, file: GrowingFile)] = []

    /// Makes the folder if it is not there, and locks it.
    ///
    /// - Parameter log: told of each checkpoint once it is on the disk.
    /// - Throws: `.state` where another process writes to it, `.file`.
    init(_ path: String, log: @escaping (String) -> Void) throws {
        self.path = path
        self.log = log
        try Paths.makeFolder(path)
        lock = try FolderLock(path)
        shelf = CheckpointShelf(trainFolder: path)
        shelf.removeLeftovers()
    }

    /// Opens the files that grow and cuts them back to what they were at a checkpoint.
    func openFiles(_ names: [String], at ledger: TrainingLedger) throws {
        growing = try names.map { ($0, try GrowingFile(path + "/" + $0, keeping: ledger.length(of: $0))) }
    }

    /// Adds what a step left to the files, or nothing where that fails.
    ///
    /// - Throws: `.file`.
    func append(_ parts: [String: [UInt8]]) throws {
        let before = growing.map(\.file.length)
        do {
            for (name, file) in growing {
                if let bytes = parts[name] { try file.append(bytes) }
            }
        } catch {
            for (length, (_, file)) in zip(before, growing) { file.cut(to: length) }
            throw error
        }
    }

    /// Whether enough time has passed for a checkpoint.
    var isCheckpointDue: Bool { pace.isDue }

    /// Writes a checkpoint and says so.
    ///
    /// - Throws: `.file`; the older checkpoints are as they were.
    func checkpoint(_ training: Training, _ ledger: TrainingLedger) throws {
        try pace.measure {
            for (_, file) in growing { try file.sync() }
            var ledger = ledger
            ledger.lengths = growing.map { ($0.name, $0.file.length) }
            let written = try shelf.add(
                Checkpoint(snapshot: try training.snapshot(), step: training.step, ledger: ledger))
            log("checkpoint \(written) (step \(training.step))")
        }
    }
}
