import Dispatch
import Engine
import Glibc
import Synchronization

/// Writes a mixture as PNG frames with JSON files in DeepfakeBench's layout, one JSON a domain.
///
/// Splits stay as they are; a dataset without splits is listed as training data. Classes are written real,
/// then fake; within a class, domains and samples keep their order. A sample that domains share is one file.
public struct FrameExport {
    private let mixture: Mixture

    /// A frame to be written.
    private struct Frame {
        let store: SampleStore
        let index: Int
        let path: String
    }

    /// - Throws: `Fault(.value)` unless there are two classes.
    public init(_ mixture: Mixture) throws {
        guard mixture.classes.count == 2 else {
            throw Fault(
                .value,
                "DeepfakeBench's layout has two classes, real and fake, and \(mixture.label) has "
                    + "\(mixture.classes.count)")
        }
        self.mixture = mixture
    }

    /// Writes everything to a folder that does not exist or is empty; it appears when it is complete.
    ///
    /// - Throws: `Fault(.file)`; what making an image throws; what progress throws. Nothing is left behind.
    public func write(to folder: String, progress: ImageProgress) throws {
        var end = folder[...]
        while end.count > 1, end.utf8.last == 47 { end = end.dropLast() }
        let target = String(end)
        if FileBytes.exists(target) {
            guard FileBytes.isFolder(target) else {
                throw Fault(.file, "\(target.escapedForTerminal) is not a folder")
            }
            guard try Paths.list(target).isEmpty else {
                throw Fault(
                    .file, "the folder \(target.escapedForTerminal) is not empty", hint: "name a new one")
            }
        }
        try Paths.makeFolder(Paths.folder(of: target))
        let temporary = AtomicFile.temporaryName(beside: target)
        do {
            try Paths.makeFolder(temporary)
            try writeAll(below: temporary, progress)
            // One wait for all files: one each would take minutes.
            sync()
            guard rename(temporary, target) == 0 else { throw FileBytes.fault("cannot write", target, errno) }
        } catch var fault as Fault {
            Paths.remove(temporary)
            fault.message = fault.message.replacing(temporary, with: target)
            throw fault
        } catch {
            Paths.remove(temporary)
            throw error
        }
        try AtomicFile.syncFolder(of: target)
    }

    private func writeAll(below folder: String, _ progress: ImageProgress) throws {
        var frames: [Frame] = []
        var written: [String: [Int: String]] = [:]
        var taken: Set<String> = []
        for (name, dataset) in zip(mixture.names, mixture.datasets) {
            let layout = try FrameLayout(dataset, name: name)
            var listing = FrameListing(layout, classes: 2)
            for part in dataset.parts {
                for index in part.indices {
                    let label = dataset.store.labels[index]
                    let store = dataset.store.fingerprint
                    let path: String
                    if let known = written[store]?[index] {
                        path = known
                    } else {
                        path = Self.path(layout, index, label, &taken)
                        written[store, default: [:]][index] = path
                        frames.append(Frame(store: dataset.store, index: index, path: path))
                    }
                    listing.add("./" + path, sample: index, label: label, split: part.split ?? .train)
                }
            }
            try AtomicFile.writeSynced(
                Array(listing.text().utf8), to: Paths.joined(folder, layout.name + ".json"))
        }
        try ImagePreparation.prepare(frames.map { ($0.store, [$0.index]) }, progress)
        try write(frames, below: folder, progress)
    }

    /// A path that no other frame has: the frame's number, or the next that is free.
    private static func path(_ layout: FrameLayout, _ index: Int, _ label: Int, _ taken: inout Set<String>)
        -> String
    {
        let folder = layout.folder(index, label: label)
        var number = layout.frame(index) ?? 0
        while true {
            let digits = String(number)
            let name = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
            let path = "\(folder)/\(name).png"
            if taken.insert(path).inserted { return path }
            number += 1
        }
    }

    private func write(_ frames: [Frame], below folder: String, _ progress: ImageProgress) throws {
        var made: Set<String> = []
        for frame in frames where made.insert(Paths.folder(of: frame.path)).inserted {
            try Paths.makeFolder(Paths.joined(folder, Paths.folder(of: frame.path)))
        }
        let portion = 128
        for start in stride(from: 0, to: frames.count, by: portion) {
            try progress("writing frames", start, frames.count)
            let part = frames[start..<min(start + portion, frames.count)]
            let failure = Mutex<(any Error)?>(nil)
            DispatchQueue.concurrentPerform(iterations: part.count) { place in
                let frame = part[start + place]
                do {
                    let bytes = try PNG.encode(try frame.store.images.image(at: frame.index))
                    try Self.writeNew(bytes, to: Paths.joined(folder, frame.path))
                } catch {
                    failure.withLock { $0 = error }
                }
            }
            if let error = failure.withLock({ $0 }) { throw error }
        }
    }

    /// Writes without waiting for the disk; the whole tree is waited for once.
    private static func writeNew(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileBytes.fault("cannot write", path, errno) }
        defer { close(descriptor) }
        try FileBytes.writeAll(bytes, to: descriptor, path)
    }
}
