import Engine

extension Mixture {
    /// n training samples in all, shared among the domains in proportion to the weights; the other splits
    /// keep the same fraction, and the classes of a domain their proportions.
    ///
    /// A domain that has fewer than its share gives all, and the others more. Where there is no training
    /// split the samples that are there are counted. What is kept stays in order.
    /// - Throws: `Fault(.argument)` if n < 1.
    public func taken(_ n: Int, seed: UInt64, notify: Notices = { _ in }) throws -> Mixture {
        try Self.checkCount(n)
        let counts = datasets.map { $0.countedIndices.count }
        let available = counts.reduce(0, +)
        if n > available { notify("there are \(available) samples, fewer than \(n): all are kept") }
        let shares = Apportionment.shares(of: n, weights: terms.map(\.weight), limits: counts)
        return kept(shares, of: counts, seed: seed, step: ".take(\(n), seed: \(seed))")
    }

    /// At most n training samples a domain; the other splits keep the same fraction.
    ///
    /// - Throws: `Fault(.argument)` if n < 1.
    public func capped(_ n: Int, seed: UInt64, notify: Notices = { _ in }) throws -> Mixture {
        try Self.checkCount(n)
        let counts = datasets.map { $0.countedIndices.count }
        if counts.allSatisfy({ $0 <= n }) { notify("no domain has more than \(n) samples: all are kept") }
        return kept(counts.map { min($0, n) }, of: counts, seed: seed, step: ".cap(\(n), seed: \(seed))")
    }

    private static func checkCount(_ n: Int) throws {
        guard n >= 1 else { throw Fault(.argument, "n must be at least 1, and is \(n)") }
    }

    private func kept(_ shares: [Int], of counts: [Int], seed: UInt64, step: String) -> Mixture {
        Mixture(
            terms: terms.indices.map { place in
                let domain = terms[place].dataset
                guard shares[place] < counts[place] else { return terms[place] }
                var copy = domain
                copy.parts = domain.thinned(
                    to: shares[place], of: counts[place], seed: seed, domainPlace: place)
                copy.steps.append(step)
                return Term(copy, terms[place].weight)
            })
    }
}

extension Dataset {
    /// What `take` counts: the training split, else all that is there.
    var countedIndices: [Int] {
        indices(of: .train) ?? parts.flatMap(\.indices)
    }

    /// Parts with `share` of the `count` samples counted, and the same fraction of the others, rounded to
    /// the nearest but at least one of what is not empty.
    func thinned(to share: Int, of count: Int, seed: UInt64, domainPlace: Int) -> [Part] {
        let counted = indices(of: .train) == nil ? parts.map(\.split) : [.train]
        var sizes = parts.map { part -> Int in
            let size = part.indices.count
            let fraction = Double(share) / Double(count)
            return size == 0 ? 0 : max(1, Int((fraction * Double(size)).rounded()))
        }
        let countedPlaces = parts.indices.filter { counted.contains(parts[$0].split) }
        let limits = countedPlaces.map { parts[$0].indices.count }
        let exact = Apportionment.shares(of: share, weights: limits.map(Double.init), limits: limits)
        for (place, size) in zip(countedPlaces, exact) { sizes[place] = size }
        return parts.indices.map { place in
            var stream = Stream(seed: seed, .split, domainPlace, place)
            return Part(
                split: parts[place].split, indices: drawn(sizes[place], of: parts[place].indices, &stream))
        }
    }

    /// n of these samples, the classes in proportion, in their order.
    private func drawn(_ n: Int, of indices: [Int], _ stream: inout Stream) -> [Int] {
        guard n < indices.count else { return indices }
        var byClass: [[Int]] = classes.map { _ in [] }
        for (place, index) in indices.enumerated() { byClass[store.labels[index]].append(place) }
        let limits = byClass.map(\.count)
        let shares = Apportionment.shares(of: n, weights: limits.map(Double.init), limits: limits)
        var chosen: [Int] = []
        for (places, share) in zip(byClass, shares) {
            let order = stream.permutation(places.count)
            chosen += order.prefix(share).map { places[$0] }
        }
        return chosen.sorted().map { indices[$0] }
    }
}
