import Engine
import Glibc
import Plugins

/// The collections that are known: what was registered, the manifests of the command line and of the usual
/// places, the built-in one. Nothing is read before the first name is asked for.
final class DataLibrary {
    private let manifest: String?
    private let isSmoke: Bool
    private var opened: Shelf?

    init(manifest: String?, isSmoke: Bool) {
        self.manifest = manifest
        self.isSmoke = isSmoke
    }

    /// Names of all collections.
    ///
    /// - Throws: what a manifest that is refused throws.
    func names() throws -> [String] { try shelf().names }

    /// What a collection is about.
    func about(_ name: String) -> String { (try? shelf())?.about(name) ?? "" }

    /// A collection, loaded when it is first asked for.
    func collection(_ name: String) throws -> DataCollection { try shelf().collection(name) }

    /// Puts a manifest first; the names it adds.
    func register(_ path: String) throws -> [String] {
        let (shelf, names) = try shelf().registering(path)
        opened = shelf
        return names
    }

    private func shelf() throws -> Shelf {
        if let opened { return opened }
        // Notices may come from any thread, so they go to standard error by themselves.
        let shelf = try Shelf(
            share: Installation.share(), paths: (manifest.map { [$0] } ?? []) + Shelf.standardPaths(), isSmoke: isSmoke,
            notify: { line in Output().error(line) })
        for notice in shelf.notices { Output().error(notice) }
        opened = shelf
        return shelf
    }
}
