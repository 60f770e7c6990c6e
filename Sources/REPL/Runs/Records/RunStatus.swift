/// How a training ended, or that it has not.
enum RunStatus: String, Sendable {
    /// All planned steps, or no better validation for as long as `patience` says.
    case done
    /// Ctrl-C or a signal.
    case interrupted
    /// The time limit.
    case limit
    /// A loss, gradient or file that ended it.
    case failed
    /// Being written, or killed while it was.
    case running
}
