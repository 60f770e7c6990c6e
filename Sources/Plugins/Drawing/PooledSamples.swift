import Engine

/// What is scored: the samples of one split of a mixture, each once, whatever the weights and however many
/// domains share it.
public struct PooledSamples: Sendable {
    /// A sample with the first domain that has it.
    public struct Item: Sendable {
        /// Place of the domain in the mixture.
        public let domain: Int
        /// Position in the domain's store.
        public let index: Int
        public let split: Split?
    }

    public let mixture: Mixture
    /// Domain by domain, in the order of the samples.
    public let items: [Item]

    /// - Parameter split: of a domain with several splits, the one that is read; a domain narrowed to
    ///   another split, or without splits, is read as it is.
    /// - Throws: `Fault(.value)` naming a domain that has no samples there.
    public init(_ mixture: Mixture, split: Split = .test) throws {
        self.mixture = mixture
        var seen: [String: Set<Int>] = [:]
        var items: [Item] = []
        for (place, dataset) in mixture.datasets.enumerated() {
            let part = try dataset.part(read: split)
            for index in part.indices
            where seen[dataset.store.fingerprint, default: []].insert(index).inserted {
                items.append(Item(domain: place, index: index, split: part.split))
            }
        }
        self.items = items
    }

    /// Number of samples.
    public var count: Int { items.count }

    /// Names of the classes.
    public var classes: [String] { mixture.classes }

    /// Class indices.
    public var labels: [Int] { items.map { mixture.terms[$0.domain].dataset.store.labels[$0.index] } }

    /// A sample of the pool.
    public func sample(_ place: Int) -> Sample {
        let item = items[place]
        return Sample(store: mixture.terms[item.domain].dataset.store, index: item.index, split: item.split)
    }

    /// The video of each sample, collection included (`forge/df/012_013`), so that videos of different
    /// collections and methods never merge; nil where there is no such column. Source: FIELD 1.9.
    public func videos() throws -> [String?] { try texts("video", qualified: true) }

    /// A column as texts, nil where it is null or a store lacks it.
    public func texts(_ column: String) throws -> [String?] { try texts(column, qualified: false) }

    private func texts(_ column: String, qualified: Bool) throws -> [String?] {
        let columns = try mixture.datasets.map {
            $0.store.hasColumn(column) ? try $0.store.column(column) : nil
        }
        return items.map { item in
            let text = columns[item.domain]?.text(at: item.index)
            guard qualified else { return text }
            return text.map { "\(mixture.terms[item.domain].dataset.collection)/\($0)" }
        }
    }

    /// The images of some of the samples as one tensor [n, C, H, W], f32 in [0, 1].
    public func images(_ places: Range<Int>) throws -> Tensor {
        try SampleReading.tensor(
            items[places].map { item in
                let dataset = mixture.terms[item.domain].dataset
                return SampleReading(
                    store: dataset.store, index: item.index,
                    transforms: dataset.transforms.filter(\.appliesEverywhere), epoch: 0)
            }, seed: 0)
    }

    /// Makes all images ready.
    public func prepare(progress: ImageProgress) throws {
        try ImagePreparation.prepare(
            items.map { (mixture.terms[$0.domain].dataset.store, [$0.index]) }, progress)
    }
}

extension Dataset {
    /// The part that is read for a purpose that asks for a split: that split if there are several, else the
    /// only part.
    func part(read split: Split) throws -> Part {
        guard parts.count > 1 else {
            guard let only = parts.first, !only.indices.isEmpty else {
                throw Fault(.value, "\(expression) has no samples")
            }
            return only
        }
        guard let part = parts.first(where: { $0.split == split }), !part.indices.isEmpty else {
            throw Fault(
                .value, "\(expression) has no \(split.rawValue) samples",
                hint: "it has " + splits.map(\.rawValue).joined(separator: ", "))
        }
        return part
    }
}
