import Engine

extension Mixture {
    /// Both sets of domains; the weights of a domain that is in both add up.
    ///
    /// - Throws: `Fault(.value)` if a key stands for other samples in the other mixture, or classes differ.
    public func joined(with other: Mixture) throws -> Mixture {
        var terms = self.terms
        for new in other.terms {
            if let at = terms.firstIndex(where: { $0.dataset.key == new.dataset.key }) {
                let old = terms[at]
                guard old.dataset.hasSameSamples(as: new.dataset) else {
                    throw Self.differs(old.dataset, new.dataset)
                }
                let sum = old.weight + new.weight
                guard sum.isFinite else {
                    throw Fault(.value, "the weight of \(new.dataset.key) becomes infinite")
                }
                terms[at] = Term(old.dataset, sum)
                continue
            }
            if let old = terms.first, old.dataset.classes != new.dataset.classes {
                throw Fault(
                    .value,
                    "the classes differ: \(old.dataset.key) has \(Self.list(old.dataset.classes)), "
                        + "\(new.dataset.key) has \(Self.list(new.dataset.classes))")
            }
            terms.append(new)
        }
        return Mixture(terms: terms)
    }

    /// All weights times a number.
    ///
    /// - Throws: `Fault(.value)` unless the number is finite and positive.
    public func scaled(by factor: Double) throws -> Mixture {
        guard factor.isFinite, factor > 0 else {
            throw Fault(
                .value, "a weight must be a positive number, and is \(Value.real(factor).literal)",
                hint: "x.without(y) takes a domain away")
        }
        let scaled = terms.map { Term($0.dataset, $0.weight * factor) }
        guard scaled.allSatisfy({ $0.weight.isFinite && $0.weight > 0 }) else {
            throw Fault(.value, "the weights leave the range of numbers")
        }
        return Mixture(terms: scaled)
    }

    /// The mixture without the domains of another.
    ///
    /// - Throws: `Fault(.value)` if one of them is not in it, or nothing would be left.
    public func without(_ other: Mixture) throws -> Mixture {
        let keys = terms.map(\.dataset.key)
        for gone in other.datasets where !keys.contains(gone.key) {
            throw Fault(
                .value, "\(gone.key) is not in it", hint: "its domains are " + keys.joined(separator: ", "))
        }
        let gone = other.datasets.map(\.key)
        let left = terms.filter { !gone.contains($0.dataset.key) }
        guard !left.isEmpty else { throw Fault(.value, "no domain would be left") }
        return Mixture(terms: left)
    }

    /// The same domains with weights of their own, in the order of the domains.
    ///
    /// - Throws: `Fault(.value)` unless there is a positive number for each.
    public func weighted(_ weights: [Double]) throws -> Mixture {
        guard weights.count == terms.count else {
            throw Fault(.value, "\(weights.count) weights for \(terms.count) domains")
        }
        for (term, weight) in zip(terms, weights) where !(weight.isFinite && weight > 0) {
            throw Fault(
                .value,
                "the weight of \(term.dataset.key) must be positive, and is \(Value.real(weight).literal)")
        }
        return Mixture(terms: zip(terms, weights).map { Term($0.dataset, $1) })
    }

    /// Weights in proportion to the numbers of training samples.
    ///
    /// - Throws: `Fault(.value)` naming a domain that has none.
    public func weightedBySize() throws -> Mixture {
        let sizes = datasets.map { Double($0.trainingIndices.count * $0.times) }
        if let empty = zip(datasets, sizes).first(where: { $1 == 0 }) {
            throw Fault(.value, "\(empty.0.key) has no training samples")
        }
        return try weighted(sizes)
    }

    private static func differs(_ a: Dataset, _ b: Dataset) -> Fault {
        Fault(
            .value,
            "two different sets of samples are called \(a.key): \(a.expression) with \(a.size) samples and "
                + "\(b.expression) with \(b.size)",
            hint: "named(x, \"\(a.name)_2\") gives one of them another key")
    }

    private static func list(_ classes: [String]) -> String {
        let shown = classes.prefix(8).map { $0.escapedForTerminal }.joined(separator: ", ")
        return "[" + shown + (classes.count > 8 ? ", … \(classes.count) in all" : "") + "]"
    }
}

extension Mixture: Equatable {
    /// Whether domains, their samples and their weights (within 1e-12, relative) are the same, in any order.
    public static func == (a: Mixture, b: Mixture) -> Bool {
        guard a.terms.count == b.terms.count else { return false }
        return a.terms.allSatisfy { term in
            guard let other = b.terms.first(where: { $0.dataset.key == term.dataset.key }) else {
                return false
            }
            let tolerance = 1e-12 * max(term.weight, other.weight)
            return abs(term.weight - other.weight) <= tolerance
                && term.dataset.hasSameSamples(as: other.dataset)
        }
    }
}
