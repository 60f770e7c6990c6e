import Glibc

/// Standard output and standard error of a session: who prints, and what is hidden.
final class Output {
    /// Where lines go.
    enum Sink {
        /// The process's own streams.
        case process
        /// Kept in `captured`, for tests.
        case memory
    }

    private let sink: Sink
    /// Lines kept by the sink `memory`, standard error's too, in order.
    private(set) var captured: [String] = []
    /// How many `quiet` statements are running; above 0 only errors and the names of written files are shown.
    var quietDepth = 0
    /// Called for each line of standard output: the run folder's log, the checker of `#>` lines.
    var listeners: [(String) -> Void] = []
    /// Set when standard output is gone (a closed pipe, a full disk): the program ends at the next safe point.
    private(set) var isBroken = false
    /// A progress line stands on the terminal and must go before anything else is written.
    private var hasStatus = false

    init(_ sink: Sink = .process) { self.sink = sink }

    /// Whether standard output is a terminal that understands cursor movement.
    var isTerminal: Bool {
        guard case .process = sink, isatty(1) == 1, let term = getenv("TERM") else { return false }
        return String(cString: term) != "dumb"
    }

    /// Columns of the terminal; without one 100, so that tables in logs keep their columns.
    var width: Int { size.columns }

    /// Columns and rows of the terminal; without one 100 and 40.
    var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard isTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (100, 40) }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// The terminal's size in pixels; zeros where it does not tell.
    var pixels: (width: Int, height: Int) {
        var size = winsize()
        guard isTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0 else { return (0, 0) }
        return (Int(size.ws_xpixel), Int(size.ws_ypixel))
    }

    /// A picture with escape sequences, on lines of its own; a log gets one line about it instead.
    func draw(_ picture: String, about line: String) {
        guard quietDepth == 0 else { return }
        for listener in listeners { listener(line) }
        put(picture, to: 1)
    }

    /// A line of standard output.
    func write(_ line: String) {
        if quietDepth == 0 { writeAlways(line) }
    }

    /// A line that `quiet` does not hide: the name of a written file.
    func writeAlways(_ line: String) {
        for listener in listeners { listener(line) }
        put(line, to: 1)
    }

    /// A line of standard error: a notice or a warning.
    func notice(_ line: String) {
        if quietDepth == 0 { put(line, to: 2) }
    }

    /// A line of standard error that is always shown.
    func error(_ line: String) { put(line, to: 2) }

    /// Replaces the progress line on a terminal.
    func status(_ line: String) {
        guard quietDepth == 0, isTerminal else { return }
        write(bytes: "\r\u{1b}[K" + line, to: 1)
        hasStatus = true
    }

    /// Removes the progress line.
    func clearStatus() {
        guard hasStatus else { return }
        write(bytes: "\r\u{1b}[K", to: 1)
        hasStatus = false
    }

    private func put(_ line: String, to descriptor: Int32) {
        switch sink {
        case .memory: captured.append(line)
        case .process:
            clearStatus()
            write(bytes: line + "\n", to: descriptor)
        }
    }

    private func write(bytes text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                bytes = bytes.dropFirst(written)
            } else if errno != EINTR && errno != EAGAIN {
                if descriptor == 1 { isBroken = true }
                return
            }
        }
    }
}
