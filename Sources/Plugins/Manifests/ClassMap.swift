import Engine

/// `labels`: which index each class of the data has.
public struct ClassMap: Sendable {
    /// Class names of the data with their indices, in the order written.
    public let indices: [(name: String, index: Int)]
    /// A name for each index: that of its class, several joined by `/`.
    public let classes: [String]

    /// - Throws: `Fault(.argument)` unless the indices are 0 … K−1, all used.
    public init(_ indices: [(name: String, index: Int)]) throws {
        let count = (indices.map(\.index).max() ?? -1) + 1
        guard count > 0, count <= indices.count, indices.allSatisfy({ $0.index >= 0 }) else {
            throw Fault(.argument, "the indices of labels must be 0 … K−1, all used")
        }
        classes = try (0..<count).map { index in
            let names = indices.filter { $0.index == index }.map(\.name)
            guard !names.isEmpty else { throw Fault(.argument, "labels has no class of index \(index)") }
            return names.joined(separator: "/")
        }
        self.indices = indices
    }

    /// Sorted names, numbered.
    public init(sorted names: some Sequence<String>) {
        classes = Set(names.map(ByteKey.init)).map(\.text)
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        indices = classes.enumerated().map { ($1, $0) }
    }

    /// The index of a class.
    ///
    /// - Throws: `Fault(.value)` for a class that the map lacks.
    public func index(of name: String) throws -> Int {
        if let found = indices.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) { return found.index }
        let known = indices.map(\.name)
        throw Fault(
            .value, "labels has no class \(name.escapedForTerminal)",
            hint: Suggestion.nearest(to: name, among: known).map { "is it \($0)?" }
                ?? "it has " + known.prefix(12).map(\.escapedForTerminal).joined(separator: ", "))
    }

    static let type = FieldType<[NamedSetting<Int>]>.map(to: .int, of: "class").map { settings in
        try ClassMap(settings.map { ($0.name, $0.value) })
    }
}
