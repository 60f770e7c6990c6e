import Engine
import Glibc
import Synchronization

/// All collections that a session can name: `data`. A value; registering a manifest gives another shelf.
public struct Shelf: Sendable {
    /// Manifests in the order in which names are looked up; the built-in one last.
    public let manifests: [Manifest]
    /// What a person should know: names that two manifests define differently.
    public let notices: [String]
    private let builtIn: Manifest
    private let share: Share
    private let cache: CacheFolder?
    private let limit: Int?
    private let notify: @Sendable (String) -> Void
    private let loaded: LoadedCollections

    /// Samples per domain, split and class with `--smoke`.
    public static let smokeLimit = 32

    /// - Parameters:
    ///   - paths: manifests in order; each must exist.
    ///   - cache: where generated images are kept; nil keeps none.
    ///   - isSmoke: whether every collection yields at most `smokeLimit` samples per domain, split and class.
    ///   - notify: takes notices whenever they arise, from any thread.
    /// - Throws: `Fault` with file, line and column for a manifest that is refused.
    public init(
        share: Share, paths: [String] = [], cache: CacheFolder? = CacheFolder.standard(),
        isSmoke: Bool = false,
        notify: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        let builtIn = try Manifest.read(share.manifest)
        self.init(
            manifests: try paths.map(Manifest.read) + [builtIn], builtIn: builtIn, share: share, cache: cache,
            limit: isSmoke ? Self.smokeLimit : nil, notify: notify, loaded: LoadedCollections())
    }

    private init(
        manifests: [Manifest], builtIn: Manifest, share: Share, cache: CacheFolder?, limit: Int?,
        notify: @escaping @Sendable (String) -> Void, loaded: LoadedCollections
    ) {
        self.manifests = manifests
        self.builtIn = builtIn
        self.share = share
        self.cache = cache
        self.limit = limit
        self.notify = notify
        self.loaded = loaded
        notices = Self.conflicts(manifests)
    }

    /// The manifests that are looked up without being asked for: `./datasets.yaml` and
    /// `~/.config/roga/datasets.yaml`, those that exist.
    public static func standardPaths() -> [String] {
        var paths = ["datasets.yaml"]
        if let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty {
            paths.append(Paths.joined(home, ".config/roga/datasets.yaml"))
        }
        return paths.filter(FileBytes.exists)
    }

    /// Names of all collections, in the order of lookup, each once.
    public var names: [String] {
        var names: [String] = []
        for entry in manifests.flatMap(\.entries) where !names.contains(entry.name) {
            names.append(entry.name)
        }
        return names
    }

    /// What a collection is about, without loading it.
    public func about(_ name: String) -> String {
        entry(name)?.entry.node("about")?.textual.exactText ?? ""
    }

    /// A collection, loaded when it is first asked for; images are made later, when they are read.
    ///
    /// - Throws: `Fault(.name)` with a suggestion; what binding and loading the entry throws.
    public func collection(_ name: String) throws -> DataCollection {
        guard let (entry, manifest) = entry(name) else {
            throw Fault(
                .name, "there is no collection \(name.escapedForTerminal)",
                hint: Suggestion.nearest(to: name, among: names).map { "did you mean data.\($0)?" }
                    ?? "there are " + names.joined(separator: ", "))
        }
        return try load(try BoundEntry(entry, in: manifest, builtIn: builtIn))
    }

    /// A shelf on which a manifest comes first, and the names that it adds. Every entry is bound, so that
    /// all its faults show now; nothing is loaded or written.
    ///
    /// - Throws: `Fault` with file, line and column.
    public func registering(_ path: String) throws -> (shelf: Shelf, names: [String]) {
        let manifest = try Manifest.read(path)
        for entry in manifest.entries { _ = try BoundEntry(entry, in: manifest, builtIn: builtIn) }
        // The same file again is read afresh, and so are the data that it names.
        loaded.forget(manifest.entries.map(\.name))
        let others = manifests.filter {
            $0.source.name != manifest.source.name || $0.source.name == builtIn.source.name
        }
        let shelf = Shelf(
            manifests: [manifest] + others, builtIn: builtIn, share: share, cache: cache, limit: limit,
            notify: notify, loaded: loaded)
        return (shelf, manifest.entries.map(\.name))
    }

    private func entry(_ name: String) -> (entry: Manifest.Entry, manifest: Manifest)? {
        for manifest in manifests { if let entry = manifest.entry(name) { return (entry, manifest) } }
        return nil
    }

    private func load(_ entry: BoundEntry) throws -> DataCollection {
        let key = "\(entry.folder)\n\(entry.resolved)\n\(limit ?? 0)"
        return try loaded.collection(entry.name, key) {
            let settings = entry.settings
            let folder = entry.folder
            let root: @Sendable () throws -> RootFolder = {
                try RootFolder(
                    manifestFolder: folder, root: settings.root, allowOutside: settings.allowOutside)
            }
            let context = LoadContext(
                name: entry.name, root: root, labels: settings.labels, onError: settings.onError,
                share: share,
                cache: cache, limit: limit, notify: notify)
            do {
                let samples = try entry.loader.load(context)
                let collection = try EntryAssembly(entry: entry, root: root, limit: limit).collection(samples)
                for notice in collection.notices { notify(notice) }
                return collection
            } catch let fault as Fault {
                throw fault.located(at: entry.place)
            }
        }
    }

    private static func conflicts(_ manifests: [Manifest]) -> [String] {
        var notices: [String] = []
        for (place, manifest) in manifests.enumerated() {
            for entry in manifest.entries {
                guard let earlier = manifests[..<place].first(where: { $0.entry(entry.name) != nil }),
                    let winner = earlier.entry(entry.name), !winner.saysTheSame(as: entry)
                else { continue }
                notices.append(
                    "\(entry.name) is defined in \(earlier.source.name.escapedForTerminal) and otherwise in "
                        + "\(manifest.source.name.escapedForTerminal): the first is used")
            }
        }
        return notices
    }
}

/// The last collection of each name with all that decides it, so that a name used twice is loaded once.
private final class LoadedCollections: Sendable {
    private let known = Mutex<[String: (key: String, demand: OnDemand<DataCollection>)]>([:])

    func collection(
        _ name: String, _ key: String, load: @escaping @Sendable () throws -> DataCollection
    ) throws -> DataCollection {
        let demand = known.withLock { known in
            if let last = known[name], last.key == key { return last.demand }
            let demand = OnDemand<DataCollection>(making: load)
            known[name] = (key, demand)
            return demand
        }
        return try demand.get()
    }

    func forget(_ names: [String]) {
        known.withLock { known in
            for name in names { known[name] = nil }
        }
    }
}
