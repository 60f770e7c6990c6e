import Engine
import Language

/// Runs a parsed text statement by statement: a file, standard input, `-e`, an input of the prompt.
final class ScriptRunner {
    private let session: Session
    /// Hold what is printed against `#>` lines.
    private let checks: Bool
    private let keepsGoing: Bool
    /// What was typed at a prompt; errors in it need not say where it is.
    private let typed: Source?
    /// The number of the input at a prompt; in a file every statement counts as one.
    private let entry: Int?
    /// Statements that follow the first training of a smoke run are not compared.
    private var isPastTraining = false
    private(set) var failures = 0
    private(set) var checked = 0

    init(_ session: Session, checks: Bool = false, keepsGoing: Bool = false, typed: Source? = nil) {
        self.session = session
        self.typed = typed
        entry = typed.map { _ in session.inputNumber }
        self.checks = checks
        self.keepsGoing = keepsGoing
    }

    /// Runs all statements; the exit code.
    func run(_ program: Program) -> Int32 {
        var code: Int32 = 0
        for statement in program.statements {
            let result = run(statement)
            if let exit = session.exitCode, result == nil { return checkedExit(exit, statement) }
            guard let failed = result, failed != 0 else {
                // A training that was stopped has returned its run; the script ends here all the same.
                if let code = pendingSignal { return report(Fault(.interrupted, "Interrupted"), code) }
                continue
            }
            if code == 0 { code = failed }
            if !keepsGoing || failed >= 128 { return code }
        }
        return code
    }

    /// `#> exit n` lets a statement end the program with that code.
    private func checkedExit(_ code: Int32, _ statement: Statement) -> Int32 {
        checks && Expectation.exitCode(statement.expected) == code ? 0 : code
    }

    /// Runs one statement; 0, the code of a failure, or nil after `exit`.
    private func run(_ statement: Statement) -> Int32? {
        var printed: [String] = []
        session.output.listeners.append { printed.append($0) }
        defer { session.output.listeners.removeLast() }
        let compares = checks && !statement.expected.isEmpty && !isPastTraining
        do {
            try evaluate(statement)
        } catch is ExitRequest {
            return nil
        } catch {
            let fault = error as? Fault ?? Fault(.state, "\(error)")
            if checks, Expectation.expects(fault, statement.expected) {
                checked += 1
                return 0
            }
            return report(fault)
        }
        if session.isSmoke, session.hasTrained { isPastTraining = true }
        guard compares else { return 0 }
        checked += 1
        guard let difference = Expectation.difference(statement.expected, printed) else { return 0 }
        return report(difference)
    }

    private func evaluate(_ statement: Statement) throws {
        defer { session.inputNumber += 1 }
        let shown = try session.keepingState { try session.interpreter.run(statement, in: session.module) }
        guard let value = shown else { return }
        session.remember(value, of: entry ?? session.inputNumber)
        try session.show(value)
    }

    /// The code of a signal that asks a script to end; a prompt goes on after Ctrl-C.
    private var pendingSignal: Int32? {
        if let ending = Signals.ending { return 128 + ending.rawValue }
        return !session.isInteractive && Signals.interrupts > 0 ? 130 : nil
    }

    private func report(_ fault: Fault, _ code: Int32) -> Int32 {
        _ = report(fault)
        return code
    }

    private func report(_ fault: Fault) -> Int32 {
        failures += 1
        for line in Diagnostic.lines(fault, colour: session.colourOnError, typed: typed) {
            session.output.error(line)
        }
        if fault.kind == .interrupted, let ending = Signals.ending { return 128 + ending.rawValue }
        let code = Diagnostic.exitCode(fault)
        // Exit code 2 is for what never ran; a syntax fault of a file that is used while running is an error.
        return code == 2 ? 1 : code
    }
}

extension Session {
    /// Shows a value: a figure is drawn, everything else printed.
    func show(_ value: Value) throws {
        if case .noun(let noun as FigureNoun) = value { return try place(noun, to: nil) }
        for line in Shown.lines(value, width: output.width, in: self) { write(line) }
    }

    /// Whether errors are coloured: only on a terminal that allows it.
    var colourOnError: Bool { settings.colour && TerminalStyle.standardErrorIsColoured }
}
