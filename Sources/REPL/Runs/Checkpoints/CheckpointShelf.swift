import Engine
import Plugins

/// The checkpoints of a train folder: written, found again, and kept by a rule: the last two and the best.
struct CheckpointShelf {
    /// `train-01/checkpoints`.
    let folder: String

    init(trainFolder: String) { folder = trainFolder + "/checkpoints" }

    /// The steps that there are checkpoints of, ascending.
    var steps: [Int] {
        guard FileBytes.isFolder(folder) else { return [] }
        return ((try? Paths.list(folder)) ?? []).compactMap(Checkpoint.step).sorted()
    }

    /// Writes a checkpoint, then removes what the rule does not keep, and what a broken write left.
    ///
    /// - Throws: `.file`; the older checkpoints are as they were.
    func add(_ checkpoint: Checkpoint) throws -> String {
        try Paths.makeFolder(folder)
        let written = try checkpoint.write(below: folder)
        let kept = Set(steps.suffix(2) + [checkpoint.ledger.best?.step, checkpoint.step].compactMap { $0 })
        for step in steps where !kept.contains(step) { Paths.remove(path(step)) }
        return written
    }

    /// The folder of a step's checkpoint.
    func path(_ step: Int) -> String { folder + "/" + Checkpoint.name(step) }

    /// The newest checkpoint that is whole.
    ///
    /// - Parameter notice: told of each one that is not.
    func newest(notice: (String) -> Void) -> Checkpoint? {
        for step in steps.reversed() {
            do {
                return try Checkpoint.read(path(step))
            } catch {
                let fault = error as? Fault ?? Fault(.file, "\(error)")
                notice("\(fault.message); the checkpoint before it is used")
            }
        }
        return nil
    }

    /// Removes folders that were being written when the process was killed.
    func removeLeftovers() {
        guard FileBytes.isFolder(folder) else { return }
        for name in (try? Paths.list(folder)) ?? [] where name.hasPrefix(".step-") {
            Paths.remove(folder + "/" + name)
        }
    }

    /// Removes checkpoints of steps after one, which belong to a run that is begun again from there.
    func remove(after step: Int) {
        for later in steps where later > step { Paths.remove(path(later)) }
    }
}
