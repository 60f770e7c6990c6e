import Engine

/// One sample as the language sees it: its columns are fields; the image is read when it is asked for.
public struct Sample: Noun {
    public static var kind: String { "sample" }

    public let store: SampleStore
    public let index: Int
    /// The split that it is seen in; nil in a dataset without splits.
    public let split: Split?

    public init(store: SampleStore, index: Int, split: Split?) {
        self.store = store
        self.index = index
        self.split = split
    }

    public var fieldNames: [String] {
        store.hasColumn("split") || split == nil ? store.columnNames : store.columnNames + ["split"]
    }

    /// A column's value; `image` as a tensor [C, H, W].
    public func value(of column: String) throws -> Value {
        if column == "image" { return .tensor(try store.images.image(at: index).tensor(), weak: false) }
        if column == "split", let split { return .text(split.rawValue) }
        return try store.column(column).value(at: index)
    }

    /// All columns but the image.
    public func record() throws -> Record {
        Record(try fieldNames.filter { $0 != "image" }.map { ($0, try value(of: $0)) })
    }

    public func field(_ name: String, in host: any Host) throws -> Value? {
        fieldNames.contains(name) ? try value(of: name) : nil
    }

    public var summary: String { "a sample of class \(store.classes[store.labels[index]])" }

    public func shown(in host: any Host) -> [String] {
        guard let record = try? record() else { return [summary] }
        return record.entries.map { "\($0.key)  \($0.value.literal)" }
    }

    public func equals(_ other: any Noun) -> Bool {
        guard let other = other as? Sample else { return false }
        return store.fingerprint == other.store.fingerprint && index == other.index
    }
}
