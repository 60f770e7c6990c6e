import Engine
import Language

/// Calls the watchers of a training. What goes wrong in one is told once and costs its values, not the run.
struct WatcherDesk {
    private let watchers: [Watcher]
    private let session: Session
    private var failed: Set<Int> = []

    init(_ watchers: [Watcher], _ session: Session) {
        self.watchers = watchers
        self.session = session
    }

    /// What the watchers whose turn it is return, as one row; nil if it is nobody's turn.
    ///
    /// - Throws: an interrupt.
    mutating func row(_ step: WatchedStep) throws -> Record? {
        var row = Record([("step", .int(step.record.step))])
        for (index, watcher) in watchers.enumerated() where step.record.step % watcher.every == 0 {
            guard !failed.contains(index) else { continue }
            do {
                let value = try watcher.function.call(Call(values: [.noun(step)]), in: session)
                guard case .record(let record) = value else {
                    throw Fault(.type, "a watcher must return a record, and returned a \(value.kind)")
                }
                for (key, value) in record.entries { row[key] = value }
            } catch let fault as Fault where fault.kind == .interrupted {
                throw fault
            } catch {
                failed.insert(index)
                let fault = error as? Fault ?? Fault(.state, "\(error)")
                session.notice(
                    "warning: the watcher \(watcher.function.name) stopped watching at step \(step.record.step): "
                        + fault.message)
            }
        }
        return row.count > 1 ? row : nil
    }
}
