import Engine
import Glibc
import Synchronization

/// The folder that the paths of a manifest's entry are relative to, and that none of them leaves.
public struct RootFolder: Sendable {
    /// Absolute, without links.
    public let path: String
    /// Folders below that were found to lie within; checked once each.
    private let known = KnownFolders()

    /// - Parameters:
    ///   - manifestFolder: folder of the manifest.
    ///   - root: as written; nil for the manifest's folder. May begin with `${NAME}` if `allowOutside`.
    /// - Throws: `Fault(.file)` if there is no such folder, `.argument` if it lies outside the manifest's
    ///   without leave, or an environment variable is unset.
    public init(manifestFolder: String, root: String?, allowOutside: Bool) throws {
        let base = try Paths.resolved(manifestFolder)
        guard let root else {
            path = base
            return
        }
        let written = allowOutside ? try Self.expanded(root) : root
        guard allowOutside || written.utf8.first != 47 else { throw Self.outside(root) }
        let full = try Paths.resolved(Paths.joined(base, written))
        guard FileBytes.isFolder(full) else { throw Fault(.file, "\(full.escapedForTerminal) is no folder") }
        guard allowOutside || Self.contains(base, full) else { throw Self.outside(root) }
        path = full
    }

    /// The absolute path of a file below the root; it need not exist.
    ///
    /// - Throws: `Fault(.argument)` for a path that is absolute or leaves the root, by `..` or by a link.
    public func file(_ relative: String) throws -> String {
        guard relative.utf8.first != 47, !relative.utf8.contains(0), !relative.isEmpty else {
            throw leaves(relative)
        }
        let parts = relative.split(separator: "/").filter { $0 != "." }
        var depth = 0
        for part in parts {
            depth += part == ".." ? -1 : 1
            guard depth >= 0 else { throw leaves(relative) }
        }
        let full = Paths.joined(path, parts.joined(separator: "/"))
        try checkFolder(Paths.folder(of: full), relative)
        var info = stat()
        if lstat(full, &info) == 0, info.st_mode & S_IFMT == S_IFLNK, let target = try? Paths.resolved(full) {
            guard Self.contains(path, target) else { throw leaves(relative) }
        }
        return full
    }

    private func checkFolder(_ folder: String, _ relative: String) throws {
        if known.contains(folder) { return }
        guard let target = try? Paths.resolved(folder) else { return }
        guard Self.contains(path, target) else { throw leaves(relative) }
        known.insert(folder)
    }

    private func leaves(_ relative: String) -> Fault {
        Fault(
            .argument, "the path \(relative.escapedForTerminal) leaves the folder \(path.escapedForTerminal)",
            hint: "paths are relative to root; set root to a folder that contains the file")
    }

    private static func outside(_ root: String) -> Fault {
        Fault(
            .argument, "root \(root.escapedForTerminal) lies outside the manifest's folder",
            hint: "allow_outside: true permits it")
    }

    private static func contains(_ folder: String, _ path: String) -> Bool {
        path.utf8.elementsEqual(folder.utf8) || folder == "/"
            || path.utf8.starts(with: (folder + "/").utf8)
    }

    /// The text with `${NAME}` at its beginning replaced by the environment's value.
    private static func expanded(_ root: String) throws -> String {
        guard root.utf8.starts(with: "${".utf8), let end = root.utf8.firstIndex(of: 125) else { return root }
        let name = String(root[root.utf8.index(root.startIndex, offsetBy: 2)..<end])
        guard let value = getenv(name) else {
            throw Fault(
                .argument, "the environment has no \(name.escapedForTerminal), which root begins with")
        }
        return String(cString: value) + root[root.utf8.index(after: end)...]
    }
}

/// Folders that have been checked.
private final class KnownFolders: Sendable {
    private let folders = Mutex<Set<String>>([])

    func contains(_ folder: String) -> Bool { folders.withLock { $0.contains(folder) } }
    func insert(_ folder: String) { folders.withLock { _ = $0.insert(folder) } }
}
