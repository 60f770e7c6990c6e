import Foundation
import Synchronization
import Testing

/// A prompt that runs in a process of its own on a pseudo-terminal, and the screen that a person would see.
final class PromptProcess {
    private(set) var screen: Screen
    /// The person's end of the terminal; -1 once it is closed.
    private var terminal: Int32
    private let process: pid_t
    private var status: Int32?

    /// How long a test waits for what it expects before it fails; only a failing test takes that long.
    private static let patience = 20.0

    /// One process is started at a time, so that none inherits the terminal of another.
    private static let starting = Mutex(())

    /// - Parameters:
    ///   - variables: of the environment, besides those that every prompt here gets.
    ///   - history: the history file; empty for none.
    init(columns: Int = 60, rows: Int = 24, history: String = "", variables: [String: String] = [:]) throws {
        screen = Screen(columns: columns, rows: rows)
        var environment = [
            "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "INPUTRC": "/dev/null", "HOME": "/nonexistent",
            "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
            "ROGA_PROMPT_CHILD": history,
        ]
        for key in ["LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"] {
            environment[key] = ProcessInfo.processInfo.environment[key]
        }
        environment.merge(variables) { $1 }
        (terminal, process) = try Self.starting.withLock { _ in
            var ends: (Int32, Int32) = (-1, -1)
            try #require(openpty(&ends.0, &ends.1, nil, nil, nil) == 0)
            defer { close(ends.1) }
            _ = fcntl(ends.0, F_SETFD, FD_CLOEXEC)
            _ = fcntl(ends.1, F_SETFD, FD_CLOEXEC)
            Self.set(ends.0, columns: columns, rows: rows)
            let name = try #require(ttyname(ends.1).map { String(cString: $0) })
            return (ends.0, try Self.start(on: name, environment: environment))
        }
    }

    deinit {
        if status == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        hangUp()
    }

    /// Starts this very program again, to run only `promptChild`, as the leader of a session whose terminal
    /// is the pseudo-terminal.
    private static func start(on name: String, environment: [String: String]) throws -> pid_t {
        let arguments = ["prompt", "--testing-library", "swift-testing", "--filter", "promptChild"]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, 0x80)  // POSIX_SPAWN_SETSID, which Glibc's module hides
        let words = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        try #require(posix_spawn(&process, "/proc/self/exe", &actions, &attributes, words, variables) == 0)
        return process
    }

    private static func set(_ terminal: Int32, columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }

    /// Types; `\r` is Enter, `\u{3}` is Ctrl-C.
    func type(_ keys: String) {
        let bytes = Array(keys.utf8)
        var done = 0
        while done < bytes.count {
            let put = bytes[done...].withUnsafeBytes { write(terminal, $0.baseAddress, min($0.count, 512)) }
            guard put > 0 else { return }
            done += put
            read(for: 0)
        }
    }

    func resize(columns: Int, rows: Int) {
        screen.resize(columns: columns, rows: rows)
        Self.set(terminal, columns: columns, rows: rows)
    }

    func signal(_ signal: Int32) { kill(process, signal) }

    /// Reads what is written until a condition holds. False if it never does.
    func wait(within seconds: Double = patience, until condition: (Screen) -> Bool) -> Bool {
        let end = Date().addingTimeInterval(seconds)
        while !condition(screen) {
            guard Date() < end, read(for: 100) else { return condition(screen) }
        }
        return true
    }

    /// Waits until the screen shows just these lines; a failure shows what it showed instead.
    func expect(_ lines: [String], at location: SourceLocation = #_sourceLocation) {
        _ = wait { $0.lines == lines }
        #expect(screen.lines == lines, sourceLocation: location)
    }

    /// Waits until the last line on the screen is this one.
    func expectLast(_ line: String, at location: SourceLocation = #_sourceLocation) {
        _ = wait { $0.lines.last == line }
        #expect(screen.lines.last == line, "\(screen.lines)", sourceLocation: location)
    }

    /// Waits until the cursor stands at a place, counted from 0.
    func expectCursor(_ row: Int, _ column: Int, at location: SourceLocation = #_sourceLocation) {
        _ = wait { $0.cursor == (row, column) }
        #expect(screen.cursor == (row, column), sourceLocation: location)
    }

    /// Waits until these are the parts of a line that have a style.
    func expectStyled(_ line: Int, _ texts: [String], at location: SourceLocation = #_sourceLocation) {
        _ = wait { $0.styled(line: line).map(\.text) == texts }
        #expect(screen.styled(line: line).map(\.text) == texts, sourceLocation: location)
    }

    /// Waits for the end of the process; gives its exit code, or minus the signal that ended it.
    func exitCode(within seconds: Double = patience) -> Int32? {
        let end = Date().addingTimeInterval(seconds)
        var raw: Int32 = 0
        while waitpid(process, &raw, WNOHANG) == 0 {
            guard Date() < end else { return nil }
            read(for: 10)
        }
        read(for: 0)
        status = raw
        return raw & 0x7f == 0 ? (raw >> 8) & 0xff : -(raw & 0x7f)
    }

    /// Waits until the process is stopped, as by Ctrl-Z.
    func waitForStop() -> Bool {
        let end = Date().addingTimeInterval(Self.patience)
        var raw: Int32 = 0
        while waitpid(process, &raw, WNOHANG | WUNTRACED) == 0 {
            guard Date() < end else { return false }
            read(for: 10)
        }
        return raw & 0xff == 0x7f
    }

    /// Whether the terminal is as a shell leaves it: it echoes and collects lines.
    var isCooked: Bool {
        var settings = termios()
        tcgetattr(terminal, &settings)
        let wanted = tcflag_t(ICANON | ECHO)
        return settings.c_lflag & wanted == wanted
    }

    /// Closes the person's end of the terminal.
    func hangUp() {
        guard terminal >= 0 else { return }
        close(terminal)
        terminal = -1
    }

    /// Reads what is there, waiting at most some milliseconds for it. False at the end.
    @discardableResult
    private func read(for milliseconds: Int32) -> Bool {
        guard terminal >= 0 else {
            poll(nil, 0, milliseconds)
            return false
        }
        var polled = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, milliseconds) > 0 else { return true }
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = Foundation.read(terminal, &bytes, bytes.count)
        guard count > 0 else { return false }
        screen.feed(Array(bytes.prefix(count)))
        return true
    }
}
