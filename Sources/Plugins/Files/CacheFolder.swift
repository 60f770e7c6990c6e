import Engine
import Glibc

/// Where generated images are kept between runs: `$XDG_CACHE_HOME/roga`, else `~/.cache/roga`.
///
/// The cache is a convenience: what cannot be read or written only costs time.
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

    private static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
