import Glibc

/// The history of all prompts of a person: a line of JSON an entry, only ever added to under a lock, so that
/// any number of prompts can share it. Whatever the file holds, nothing but entries is read from it.
public final class HistoryFile {
    /// What is kept.
    public struct Limits: Sendable {
        /// Entries that a rewriting leaves.
        public var entries: Int
        /// Size in bytes from which the file is rewritten.
        public var bytes: Int
        /// Longest line in bytes; longer ones are neither written nor read.
        public var line: Int

        public init(entries: Int = 10_000, bytes: Int = 8 << 20, line: Int = 256 << 10) {
            self.entries = entries
            self.bytes = bytes
            self.line = line
        }
    }

    public let path: String
    private let limits: Limits

    public init(path: String, limits: Limits = Limits()) {
        self.path = path
        self.limits = limits
    }

    /// `$XDG_STATE_HOME/roga/history.jsonl`, else under `~/.local/state`; nil where there is no home.
    public static func standardPath(environment: (String) -> String?) -> String? {
        if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
            return state + "/roga/history.jsonl"
        }
        guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
        return home + "/.local/state/roga/history.jsonl"
    }

    /// The newest entries, oldest first; empty where the file is not there or is no file.
    public var entries: [HistoryEntry] {
        guard let file = LockedFile(path: path, mode: .read) else { return [] }
        return Array(newest(of: file).suffix(limits.entries))
    }

    /// Adds an entry. A history that cannot be written is given up without a word: the prompt matters more.
    ///
    /// - Returns: whether it was written.
    @discardableResult
    public func append(_ entry: HistoryEntry) -> Bool {
        let line = Array(entry.line.utf8)
        guard line.count <= limits.line, !entry.code.utf8.contains(0) else { return false }
        Folders.make(Folders.parent(of: path))
        guard let file = LockedFile(path: path, mode: .append) else { return false }
        guard file.append(line) else { return false }
        if file.size > limits.bytes { rewrite(file) }
        return true
    }

    /// The process's working folder.
    static func workingFolder() -> String {
        guard let path = getcwd(nil, 0) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    /// Half of what is allowed is kept, so that a rewriting is rare.
    private func rewrite(_ file: LockedFile) {
        var kept: [[UInt8]] = []
        var size = 0
        for entry in newest(of: file).suffix(limits.entries).reversed() {
            let line = Array(entry.line.utf8)
            guard size + line.count <= limits.bytes / 2 else { break }
            size += line.count
            kept.append(line)
        }
        file.replace(with: kept.reversed().flatMap { $0 })
    }

    private func newest(of file: LockedFile) -> [HistoryEntry] {
        let bytes = file.tail(2 * limits.bytes)
        return bytes.split(separator: 10).compactMap { line in
            line.count <= limits.line ? HistoryEntry(line: line) : nil
        }
    }
}
