import Glibc
import Plot

/// Asks the terminal what it can show, and leaves nothing of the answer in the input.
enum TerminalProbe {
    /// How long the answer decides, in milliseconds (LANGUAGE 6.1).
    private static let patience: Int32 = 150
    /// How long a late answer is waited for, so that it does not end up as input.
    private static let grace: Int32 = 350

    /// Whether the terminal may be asked: input and output are terminals, this process has them, and no screen
    /// reader would read the question out.
    static func isAllowed(environment: (String) -> String?) -> Bool {
        let isRead = ["ACCESSIBLE", "GNOME_ACCESSIBILITY"].contains { name in
            environment(name).map { !$0.isEmpty && $0 != "0" } ?? false
        }
        return !isRead && isatty(0) == 1 && isatty(1) == 1 && tcgetpgrp(0) == getpgrp()
    }

    /// The answer; nil when there is input that waits to be read, which must not be taken for one.
    static func ask() -> TerminalReply? {
        var before = termios()
        guard tcgetattr(0, &before) == 0 else { return nil }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ICANON | ECHO)
        guard tcsetattr(0, TCSANOW, &silent) == 0 else { return nil }
        defer { tcsetattr(0, TCSANOW, &before) }
        guard !isReadable(after: 0) else { return nil }
        let question = Array(TerminalReply.question.utf8)
        guard question.withUnsafeBytes({ write(1, $0.baseAddress, $0.count) }) == question.count else {
            return nil
        }
        var bytes: [UInt8] = []
        read(into: &bytes, milliseconds: patience)
        let reply = TerminalReply(bytes)
        if !reply.isComplete { read(into: &bytes, milliseconds: grace) }
        return reply
    }

    /// Reads until the answer is complete, or the time is over.
    private static func read(into bytes: inout [UInt8], milliseconds: Int32) {
        let end = now() + Int(milliseconds)
        while !TerminalReply(bytes).isComplete, bytes.count < 4096 {
            let left = end - now()
            guard left > 0, isReadable(after: Int32(left)) else { return }
            var part = [UInt8](repeating: 0, count: 256)
            let count = Glibc.read(0, &part, part.count)
            guard count > 0 else { return }
            bytes += part.prefix(count)
        }
    }

    private static func isReadable(after milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, milliseconds) > 0 && descriptor.revents & Int16(POLLIN) != 0
    }

    /// A clock in milliseconds that nobody sets.
    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
