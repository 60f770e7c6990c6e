import Engine

/// A manifest: entries under names, read from one YAML file. What an entry says is bound when it is used.
public struct Manifest: Sendable {
    /// An entry as written.
    public struct Entry: Sendable {
        public let name: String
        public let namePlace: Place
        /// Keys with their values.
        public let keys: [YAMLNode.Entry]

        /// The value of a key.
        public func node(_ key: String) -> YAMLNode? { keys.first { $0.key == key }?.value }

        /// Whether both say the same, in any order.
        func saysTheSame(as other: Entry) -> Bool {
            let mine = keys.map { "\($0.key): \($0.value.plain.literal)" }
            return mine.sorted() == other.keys.map { "\($0.key): \($0.value.plain.literal)" }.sorted()
        }
    }

    public let source: Source
    /// Folder of the file: where relative roots begin.
    public let folder: String
    /// In the order written.
    public let entries: [Entry]

    /// Reads a file.
    ///
    /// - Throws: `Fault(.file)`; `.format` or `.argument` with the place.
    public static func read(_ path: String) throws -> Manifest {
        let bytes = try FileBytes.read(path, limit: YAMLReader.maximumBytes)
        return try Manifest(Source(name: path, text: bytes), folder: Paths.folder(of: path))
    }

    /// - Throws: `Fault` with the place.
    public init(_ source: Source, folder: String) throws {
        self.source = source
        self.folder = folder
        let root = try YAMLReader.read(source)
        guard let keys = root.entries else {
            throw Fault(
                .format, "a manifest is a map with version and datasets, not \(root.kind)", at: root.place)
        }
        for key in keys where key.key != "version" && key.key != "datasets" {
            throw Self.unknown(key, among: ["version", "datasets"], in: "a manifest")
        }
        try Self.checkVersion(keys.first { $0.key == "version" }, root.place)
        guard let datasets = keys.first(where: { $0.key == "datasets" }) else {
            throw Fault(.format, "the key datasets is missing", at: root.place)
        }
        entries = try Self.entries(datasets.value)
    }

    /// The entry of a name.
    public func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

    /// A key that is not known, with the nearest that is.
    static func unknown(_ entry: YAMLNode.Entry, among known: [String], in what: String) -> Fault {
        Fault(
            .argument, "\(what) has no key \(entry.key.escapedForTerminal)",
            hint: Suggestion.nearest(to: entry.key, among: known).map { "did you mean \($0)?" }
                ?? "its keys are " + known.joined(separator: ", "), at: entry.keyPlace)
    }

    private static func checkVersion(_ version: YAMLNode.Entry?, _ place: Place) throws {
        guard let version else {
            throw Fault(.format, "the key version is missing", hint: "begin with version: 1", at: place)
        }
        guard version.value.natural.exactInt == 1 else {
            throw Fault(.format, "version must be 1", at: version.value.place)
        }
    }

    private static func entries(_ node: YAMLNode) throws -> [Entry] {
        if case .scalar("", isPlain: true) = node.content { return [] }
        guard let datasets = node.entries else {
            throw Fault(
                .format, "datasets must be a map from names to entries, not \(node.kind)", at: node.place)
        }
        return try datasets.map { dataset in
            do {
                try DomainName.check(dataset.key, what: "name of a dataset")
            } catch let fault as Fault {
                throw fault.located(at: dataset.keyPlace)
            }
            guard let keys = dataset.value.entries else {
                throw Fault(
                    .format, "\(dataset.key) must be a map with a loader, not \(dataset.value.kind)",
                    at: dataset.value.place)
            }
            return Entry(name: dataset.key, namePlace: dataset.keyPlace, keys: keys)
        }
    }
}
