import Engine
import Glibc

/// The prompt: reads an entry, hands it to the session, keeps it in the history, and so on until the end.
public final class PromptLoop: LineEditorDelegate {
    /// Why the prompt ended.
    public enum Ending: Equatable, Sendable {
        /// Ctrl-D, or the terminal is gone.
        case endOfInput
        /// `exit n`.
        case exit(Int32)
        /// SIGTERM or SIGHUP.
        case signal(Signals.Kind)

        /// What the process ends with (LANGUAGE 1d).
        public var exitCode: Int32 {
            switch self {
            case .endOfInput: 0
            case .exit(let code): code
            case .signal(let kind): 128 + kind.rawValue
            }
        }
    }

    private let session: any PromptSession
    private let editor: any LineEditor
    private let history: HistoryFile?
    private var isHistoryRead = false
    private var suggestions = HistorySuggestion()
    private let style: TerminalStyle

    /// - Parameter history: nil with `--private`.
    public init(
        session: any PromptSession, editor: any LineEditor, history: HistoryFile?, style: TerminalStyle
    ) {
        self.session = session
        self.editor = editor
        self.history = history
        self.style = style
        editor.delegate = self
        if let descriptor = session.jobDescriptor {
            editor.watch(descriptor) { [unowned self] in
                let lines = self.session.jobMessages()
                if !lines.isEmpty { self.editor.printAbove(lines) }
            }
        }
    }

    /// Runs until the end of input, `exit`, or a signal.
    public func run() -> Ending {
        while true {
            editor.isColoured = session.colour && style.isColoured
            let prompt = PromptText.prompt(number: session.inputNumber, style: style, colour: session.colour)
            switch editor.readEntry(prompt: prompt, initial: session.takePrefill() ?? "") {
            case .text(let text):
                if let ending = accept(text) { return ending }
            case .abandoned(let text):
                keep(text, number: session.inputNumber, outcome: nil, seconds: 0)
            case .end:
                editor.write("\n")
                return .endOfInput
            case .signal(let kind):
                editor.write("\n")
                return .signal(kind)
            }
        }
    }

    private func accept(_ typed: String) -> Ending? {
        let text = PastedText.cleaned(typed) { isIncomplete($0) }
        guard !text.trimmingSpaces.isEmpty else { return nil }
        let number = session.inputNumber
        editor.write(PromptText.outputStarts(style: style))
        let journal = Journal(
            path: history?.path,
            entry: HistoryEntry(
                time: Self.wallTime(), number: number, folder: HistoryFile.workingFolder(), code: text, isOk: nil,
                milliseconds: 0))
        let start = Self.now()
        let outcome = perform(text)
        journal.end()
        editor.write(PromptText.outputEnds(isOk: outcome != .failed, style: style))
        keep(text, number: number, outcome: outcome, seconds: Self.now() - start)
        if case .exit(let code) = outcome { return .exit(code) }
        return Signals.ending.map { .signal($0) }
    }

    private func perform(_ text: String) -> Outcome {
        switch HostLine(text) {
        case .statement(let text): session.evaluate(text)
        case .help(let topic): session.help(topic)
        case .search(let words): session.search(words)
        case .shell(let command): session.shell(command)
        }
    }

    private func keep(_ text: String, number: Int, outcome: Outcome?, seconds: Double) {
        guard !text.trimmingSpaces.isEmpty else { return }
        remember(text, isOk: outcome.map { $0 != .failed })
        history?.append(
            HistoryEntry(
                time: Self.wallTime(), number: number, folder: HistoryFile.workingFolder(), code: text,
                isOk: outcome.map { $0 != .failed }, milliseconds: Int((seconds * 1000).rounded())))
    }

    private func remember(_ text: String, isOk: Bool?) {
        editor.remember(text)
        if isOk ?? false { suggestions.add(text) }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func wallTime() -> Int { Glibc.time(nil) }

    // MARK: What the editor asks

    /// Reads the history at the first prompt: ten thousand entries take longer than the whole start.
    public func promptIsShown() {
        guard !isHistoryRead else { return }
        isHistoryRead = true
        for entry in history?.entries ?? [] { remember(entry.code, isOk: entry.isOk) }
    }

    public func completeness(of text: String) -> Completeness {
        if text.trimmingSpaces.isEmpty || HostLine(text).isForHost { return .complete }
        return session.completeness(of: text)
    }

    public func completion(of text: String, at cursor: Int) -> Completion {
        Completer(source: session).completion(of: text, at: cursor)
    }

    public func highlights(of text: String) -> [Highlight] {
        Highlighter { name in !self.session.callables(named: name).isEmpty }.highlights(of: text)
    }

    public func suggestion(for text: String) -> String? {
        text.isEmpty ? session.replacement : suggestions.suggestion(for: text)
    }

    public func hint(for text: String) -> String? { Completer(source: session).hint(for: text) }

    public func cleaned(paste: String) -> String {
        PastedText.cleaned(paste) { isIncomplete($0) }
    }

    private func isIncomplete(_ text: String) -> Bool {
        if case .incomplete = completeness(of: text) { true } else { false }
    }
}
