import Engine
import Glibc

/// Where generated images are kept between runs: `$XDG_CACHE_HOME/roga`, else `~/.cache/roga`.
///
/// The cache is a convenience: what cannot be read or written only costs time, with a notice. A file is the
/// SHA-256 of its content and the content, checked whenever it is read.
public struct CacheFolder: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// The folder of this person; nil without a home.
    public static func standard() -> CacheFolder? {
        if let folder = environment("XDG_CACHE_HOME"), folder.utf8.first == 47 {
            return CacheFolder(Paths.joined(folder, "roga"))
        }
        return environment("HOME").map { CacheFolder(Paths.joined($0, ".cache/roga")) }
    }

    /// The content kept under a name; nil if there is none, or it is not whole (a notice).
    ///
    /// - Parameter count: bytes that the content must have.
    public func content(_ name: String, count: Int, notify: Notices) -> [UInt8]? {
        let file = Paths.joined(path, name)
        guard FileBytes.exists(file) else { return nil }
        do {
            let bytes = try FileBytes.read(file, limit: count + 32)
            let content = Array(bytes.dropFirst(32))
            if content.count == count, ContentHash.digest(content) == Array(bytes.prefix(32)) {
                return content
            }
            notify("the cache file \(file.escapedForTerminal) is damaged; its images are made again")
        } catch {
            notify("the cache cannot be read, so images are made again: \(error)")
        }
        return nil
    }

    /// Whether there is a file of a name; it may still turn out to be damaged.
    public func has(_ name: String) -> Bool { FileBytes.exists(Paths.joined(path, name)) }

    /// Keeps content under a name: whole or not at all. What goes wrong is a notice.
    public func keep(_ content: [UInt8], as name: String, notify: Notices) {
        do {
            try Paths.makeFolder(path)
            try AtomicFile.write(ContentHash.digest(content) + content, to: Paths.joined(path, name))
        } catch {
            notify("the images are not kept for the next time: \(error)")
        }
    }

    private static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
