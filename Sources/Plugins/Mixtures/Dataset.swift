import Engine

/// A domain: samples under a key, in splits or without.
///
/// Datasets never change; what filters and narrows them gives another one with the same key.
public struct Dataset: Sendable {
    /// The samples of one split, or all where there are no splits.
    public struct Part: Sendable, Equatable {
        public let split: Split?
        /// Positions in the store, in order.
        public let indices: [Int]

        public init(split: Split?, indices: [Int]) {
            self.split = split
            self.indices = indices
        }
    }

    /// What a domain is known by: `forge.df`.
    public var key: String
    /// The manifest's entry that it comes from: `forge`.
    public let collection: String
    public let about: String
    public let licence: String
    public let store: SampleStore
    /// The splits that are present, in the order train, val, test.
    public internal(set) var parts: [Part]
    /// How often a sample is read in an epoch.
    public internal(set) var times = 1
    /// The column whose values are drawn equally often.
    public internal(set) var balancedBy: String?
    /// What is done to an image when it is read.
    public internal(set) var transforms: [SampleTransform] = []
    /// What the layout implied: "rule → result".
    public let rules: [String]
    /// The operations that made it, as they are written: `.take(100, seed: 0)`.
    public internal(set) var steps: [String] = []

    public init(
        key: String, collection: String, about: String = "", licence: String = "", store: SampleStore,
        parts: [Part], rules: [String] = []
    ) {
        self.key = key
        self.collection = collection
        self.about = about
        self.licence = licence
        self.store = store
        self.parts = parts
        self.rules = rules
    }

    /// The last part of the key: `df`.
    public var name: String { key.split(separator: ".").last.map(String.init) ?? key }

    /// Names of the classes by index.
    public var classes: [String] { store.classes }

    /// Number of samples over the splits present.
    public var size: Int { parts.reduce(0) { $0 + $1.indices.count } }

    /// The splits that are present; empty for a dataset without splits.
    public var splits: [Split] { parts.compactMap(\.split) }

    /// The samples of a split; nil if it is not present.
    public func indices(of split: Split) -> [Int]? { parts.first { $0.split == split }?.indices }

    /// What training reads: the training split, or all samples of a dataset without splits.
    public var trainingIndices: [Int] {
        if let train = indices(of: .train) { return train }
        return parts.first { $0.split == nil }?.indices ?? []
    }

    /// The samples with their splits, in order.
    public var samples: [Sample] {
        parts.flatMap { part in part.indices.map { Sample(store: store, index: $0, split: part.split) } }
    }

    /// How many of these samples each class has.
    public func classCounts(of indices: [Int]) -> [Int] {
        var counts = classes.map { _ in 0 }
        for index in indices { counts[store.labels[index]] += 1 }
        return counts
    }

    /// Only one split.
    ///
    /// - Throws: `Fault(.value)` if there is no such split, naming those there are.
    public func narrowed(to split: Split) throws -> Dataset {
        guard let part = parts.first(where: { $0.split == split }) else {
            let present = splits.map(\.rawValue).joined(separator: ", ")
            throw Fault(
                .value, "\(key) has no \(split.rawValue) split",
                hint: present.isEmpty
                    ? "it has no splits; split(x, 0.8) makes two parts" : "it has \(present)")
        }
        var copy = self
        copy.parts = [part]
        if steps.last != ".\(split.rawValue)" { copy.steps.append(".\(split.rawValue)") }
        return copy
    }

    /// Whether both hold the same samples, read in the same way, whatever their keys.
    public func hasSameSamples(as other: Dataset) -> Bool {
        store.fingerprint == other.store.fingerprint && parts == other.parts && times == other.times
            && balancedBy == other.balancedBy
            && transforms.map(\.fingerprint) == other.transforms.map(\.fingerprint)
    }
}
