import CSignals
import Glibc

/// What the process was asked to do by signals, counted by handlers that do nothing else.
///
/// The prompt polls `wakeDescriptor`; long work asks `interrupts` every few milliseconds.
public enum Signals {
    /// The signals that are counted.
    public enum Kind: Int32, Sendable, CaseIterable {
        case hangup = 1, interrupt = 2, terminate = 15, resumed = 18, stop = 20, resized = 28
    }

    /// Installs the handlers. Called once, before any thread is made; again it does no harm.
    ///
    /// - Returns: the descriptor that becomes readable when a signal came; nil if the system refuses one.
    @discardableResult
    public static func install() -> Int32? {
        let descriptor = csignals_install()
        return descriptor < 0 ? nil : descriptor
    }

    /// How often a signal came since it was taken last.
    public static func count(_ kind: Kind) -> Int { Int(csignals_count(kind.rawValue)) }

    /// How often a signal came since it was taken last; the count starts again at 0.
    @discardableResult
    public static func take(_ kind: Kind) -> Int { Int(csignals_take(kind.rawValue)) }

    /// How often Ctrl-C was pressed since the statement began.
    public static var interrupts: Int { count(.interrupt) }

    /// Seconds between the last two Ctrl-C; nil before the second one.
    public static var interruptGap: Double? {
        let gap = csignals_interrupt_gap()
        return gap < 0 ? nil : Double(gap) / 1000
    }

    /// The signal that asks the process to end, if one came.
    public static var ending: Kind? {
        count(.terminate) > 0 ? .terminate : count(.hangup) > 0 ? .hangup : nil
    }

    /// Blocks, in the calling thread, what only the main thread may be interrupted by. A thread that
    /// computes calls it first.
    public static func blockInThisThread() {
        var set = sigset_t()
        sigemptyset(&set)
        for kind in Kind.allCases { sigaddset(&set, kind.rawValue) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Whether Ctrl-Z is counted (while a line is typed) or stops the process as usual (while one runs).
    static func holdStop(_ isHeld: Bool) { csignals_hold_stop(isHeld ? 1 : 0) }

    /// A statement runs: what the handlers write, to the descriptor of the history if the process ends and to
    /// standard error after a second Ctrl-C. Both texts must live until `statementEnds`.
    static func statementBegins(
        _ descriptor: Int32, line: UnsafePointer<CChar>?, notice: UnsafePointer<CChar>?
    ) {
        guard let line, let notice else { return }
        csignals_statement_begins(descriptor, line, notice)
    }

    static func statementEnds() { csignals_statement_ends() }

    /// Whatever ends the process, the terminal is left as it is now.
    static func guardTerminal() { csignals_guard_terminal() }

    /// Empties the descriptor of `install`.
    static func drain() { csignals_drain() }

    /// Stops the process as Ctrl-Z does, until it is continued.
    static func stopProcess() { csignals_stop() }
}
