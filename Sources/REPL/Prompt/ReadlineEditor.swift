import Glibc

/// The line editor of GNU readline, driven by `poll` (readline's callback interface): a line that is
/// complete is only stored by readline's handler, and evaluated after readline is left.
///
/// Readline is global, so there is one at a time, and it is used from one thread.
public final class ReadlineEditor: LineEditor {
    public weak var delegate: (any LineEditorDelegate)?
    public var isColoured = false {
        didSet { overlay.isOn = isColoured }
    }
    /// What is painted over readline's plain line.
    let overlay = Overlay()

    /// The editor that readline's callbacks, which cannot capture anything, report to. Only the thread that
    /// edits lines touches it.
    nonisolated(unsafe) private(set) static var current: ReadlineEditor?

    /// What the handler stored; the inner nil is the end of input.
    private var finished: String??
    private var watches: [(descriptor: Int32, action: () -> Void)] = []
    private let wake: Int32?
    private let keyboard = Keyboard()
    /// A paste is being read.
    var isPasting = false
    /// The candidates of the completion that is being shown.
    var offered = Completion.none

    /// Starts readline: standard input and output must be a terminal.
    public init() {
        wake = Signals.install()
        Signals.guardTerminal()
        Self.chooseLocale()
        Readline.start(name: "roga")
        Self.current = self
        EditingKeys.install()
        CompletionKeys.install()
        Readline.setInput { _ in
            guard let editor = ReadlineEditor.current else { return EOF }
            return editor.keyboard.next(wake: editor.wake, isPasting: editor.isPasting)
        }
        Readline.setRedisplay {
            guard let editor = ReadlineEditor.current else { return Readline.redisplay() }
            editor.overlay.redisplay(editor.delegate)
        }
    }

    public func remember(_ entry: String) { Readline.addHistory(entry) }

    public func write(_ text: String) { Readline.write(text) }

    public func watch(_ descriptor: Int32, _ action: @escaping () -> Void) {
        watches.append((descriptor, action))
    }

    public func printAbove(_ lines: [String]) {
        overlay.clear()
        Readline.clearLine()
        for line in lines { Readline.write(line + "\n") }
        Readline.redraw()
    }

    public func readEntry(prompt: String, initial: String) -> Entry {
        finished = nil
        Signals.take(.interrupt)
        if Signals.take(.resized) > 0 { Readline.rereadSize() }
        overlay.begin(prompt: prompt)
        Signals.holdStop(true)
        defer { Signals.holdStop(false) }
        Readline.begin(prompt: prompt) { line in
            let text = Readline.take(line)
            Readline.finish()
            ReadlineEditor.current?.finished = .some(text)
        }
        delegate?.promptIsShown()
        Readline.rewindHistory()
        if !initial.isEmpty {
            Readline.insert(initial)
            overlay.redisplay(delegate)
        }
        while finished == nil {
            if let entry = waitForKey() { return entry }
        }
        guard let text = finished ?? nil else { return .end }
        return .text(text)
    }

    /// Waits for a key, a signal or a watched descriptor, and deals with it.
    private func waitForKey() -> Entry? {
        var polled = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)]
        polled.append(pollfd(fd: wake ?? -1, events: Int16(POLLIN), revents: 0))
        polled += watches.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        let count = poll(&polled, nfds_t(polled.count), -1)
        if let entry = handleSignals() { return entry }
        guard count > 0 else { return nil }
        for (index, watch) in watches.enumerated() where polled[index + 2].revents != 0 { watch.action() }
        guard polled[0].revents != 0 else { return nil }
        switch keyboard.look() {
        case .key: Readline.readKey()
        case .nothing: break
        case .end:
            Readline.finish()
            return .end
        }
        return finished == nil ? handleSignals() : nil
    }

    private func handleSignals() -> Entry? {
        Signals.drain()
        if let ending = Signals.ending {
            Readline.finish()
            return .signal(ending)
        }
        if Signals.take(.interrupt) > 0 {
            let text = Readline.line
            overlay.pausing { Readline.abandon() }
            return .abandoned(text)
        }
        if Signals.take(.stop) > 0 {
            overlay.clear()
            Readline.leaveTerminal()
            Signals.stopProcess()
        }
        if Signals.take(.resumed) > 0 {
            Readline.retakeTerminal()
            Readline.redraw()
        }
        if Signals.take(.resized) > 0 { overlay.resized() }
        return nil
    }

    /// The language is UTF-8. Where nothing is said of the locale, UTF-8 is what is typed and shown.
    private static func chooseLocale() {
        let said = ["LC_ALL", "LC_CTYPE", "LANG"].contains { (name: String) in
            getenv(name).map { $0.pointee != 0 } ?? false
        }
        if !said { setenv("LC_CTYPE", "C.UTF-8", 1) }
    }
}
