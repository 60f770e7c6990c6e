import Glibc

/// Standard input, a byte at a time, and never waited for in vain.
///
/// Ctrl-C makes the terminal throw away what was typed but not read. A byte that `poll` announced may so be gone
/// before it is read, and a `read` that waits would then hold the interrupt back until the next key. So this reads
/// without waiting, from a description of the terminal of its own: the one of standard input is shared with the
/// shell, whose reads must go on waiting.
///
/// One byte at a time, because readline looks at the terminal itself to see whether more keys are there.
final class Keyboard {
    /// What a look at the terminal found.
    enum Found { case key, nothing, end }

    /// The key that an interrupt in the middle of a sequence stands for: Ctrl-G, which ends whatever was begun.
    private static let abort: Int32 = 7

    private let descriptor: Int32
    private let waits: Bool
    private var byte: UInt8?

    init() {
        let own = open("/proc/self/fd/0", O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        descriptor = own >= 0 ? own : STDIN_FILENO
        waits = own < 0
    }

    deinit { if !waits { close(descriptor) } }

    /// Reads a byte for `next`, if there is one.
    func look() -> Found {
        guard byte == nil else { return .key }
        if waits {
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, 0) > 0 else { return .nothing }
        }
        var read: UInt8 = 0
        switch Glibc.read(descriptor, &read, 1) {
        case 1:
            byte = read
            return .key
        case 0: return .end
        default: return errno == EAGAIN || errno == EINTR ? .nothing : .end
        }
    }

    /// The next byte for readline, which asks for it in the middle of a sequence too. There an interrupt ends the
    /// wait.
    ///
    /// - Parameter isPasting: a paste is being read, which ends at the end of the input alone.
    func next(wake: Int32?, isPasting: Bool) -> Int32 {
        while true {
            switch look() {
            case .key:
                defer { byte = nil }
                return byte.map { Int32($0) } ?? EOF
            case .end: return EOF
            case .nothing: break
            }
            var polled = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wake ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            poll(&polled, 2, -1)
            if polled[1].revents != 0 { Signals.drain() }
            if Signals.count(.interrupt) > 0 || Signals.ending != nil { return isPasting ? EOF : Self.abort }
        }
    }
}
