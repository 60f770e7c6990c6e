import Engine

/// A weighted set of domains: what is trained on and scored on. A dataset is a mixture of one domain.
///
/// Weights are relative sampling rates, normalised when used. The order of the domains is that in which they
/// were joined; it decides who wins ties when a batch is shared, and it is part of the draws, but not of
/// equality.
public struct Mixture: Sendable {
    /// A domain with its weight.
    public struct Term: Sendable {
        public let dataset: Dataset
        /// Positive and finite; not normalised.
        public let weight: Double

        init(_ dataset: Dataset, _ weight: Double) {
            self.dataset = dataset
            self.weight = weight
        }
    }

    public let terms: [Term]

    init(terms: [Term]) { self.terms = terms }

    /// One domain with weight 1.
    public init(_ dataset: Dataset) { terms = [Term(dataset, 1)] }

    /// Domains with weight 1 each.
    ///
    /// - Throws: as `joined(with:)`.
    public init(_ datasets: [Dataset]) throws {
        guard let first = datasets.first else { throw Fault(.value, "a mixture needs at least one domain") }
        self = try datasets.dropFirst().reduce(Mixture(first)) { try $0.joined(with: Mixture($1)) }
    }

    /// The domains in order.
    public var datasets: [Dataset] { terms.map(\.dataset) }

    /// The only domain; nil for a mixture of several.
    public var dataset: Dataset? { terms.count == 1 ? terms[0].dataset : nil }

    /// Names of the classes, the same in all domains.
    public var classes: [String] { terms[0].dataset.classes }

    /// Samples over the splits present, summed over domains.
    public var size: Int { terms.reduce(0) { $0 + $1.dataset.size } }

    /// Weights that sum to 1, in the order of the domains.
    public var normalizedWeights: [Double] { Apportionment.normalized(terms.map(\.weight)) }

    /// The domains' names: the last part of the key, or the whole key where two would be alike.
    public var names: [String] {
        let short = datasets.map(\.name)
        return datasets.map { domain in
            short.count { $0 == domain.name } > 1 ? domain.key : domain.name
        }
    }

    /// The domain of a name or key.
    public func domain(_ name: String) -> Dataset? {
        zip(names, datasets).first { $0 == name || $1.key == name }?.1
    }

    /// The same with every domain changed.
    func mapDatasets(_ change: (Dataset) throws -> Dataset) rethrows -> Mixture {
        Mixture(terms: try terms.map { Term(try change($0.dataset), $0.weight) })
    }

    /// The mixture of the domains' splits with the same weights.
    ///
    /// - Throws: `Fault(.value)` naming the domain that lacks the split.
    public func narrowed(to split: Split) throws -> Mixture {
        try mapDatasets { try $0.narrowed(to: split) }
    }
}
