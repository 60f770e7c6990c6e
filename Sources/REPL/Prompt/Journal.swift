import Glibc

/// A statement that runs: what a signal that ends the process leaves of it in the history, and what a second
/// Ctrl-C says.
///
/// The handlers of signals write both themselves, since the statement may never come back to look.
final class Journal {
    private let descriptor: Int32
    private let line: UnsafeMutablePointer<CChar>?
    private let notice: UnsafeMutablePointer<CChar>?

    /// - Parameters:
    ///   - path: the history; nil with `--private`.
    ///   - entry: what is kept if the process ends at once.
    init(path: String?, entry: HistoryEntry) {
        descriptor = path.map(Self.opened) ?? -1
        // The file's last line may be torn; an empty line is none.
        line = strdup("\n" + entry.line)
        notice = strdup(
            "\r\nstill busy with input \(entry.number), which stops at its next safe point; "
                + "another Ctrl-C in a second leaves roga\r\n")
        Signals.statementBegins(descriptor, line: line, notice: notice)
    }

    /// The statement has come back.
    func end() { Signals.statementEnds() }

    deinit {
        Signals.statementEnds()
        if descriptor >= 0 { close(descriptor) }
        free(line)
        free(notice)
    }

    /// A regular file, to be added to; -1 where that is not possible.
    private static func opened(_ path: String) -> Int32 {
        Folders.make(Folders.parent(of: path))
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        let descriptor = open(path, flags, 0o600)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            if descriptor >= 0 { close(descriptor) }
            return -1
        }
        return descriptor
    }
}
