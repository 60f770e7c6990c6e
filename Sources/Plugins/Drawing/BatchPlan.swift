import Engine

/// Which samples each step of a training reads: a pure function of mixture, batch size, seed and step.
///
/// A step has B = batch × S samples, shared among the S domains in proportion to the weights. Every domain
/// is read in its own seeded order without replacement and reshuffled when used up; every step is full.
/// Source: LANGUAGE 3.5.
public struct BatchPlan: Sendable {
    /// What a plan says of one domain.
    public struct Domain: Sendable {
        public let dataset: Dataset
        /// As the mixture names it.
        public let name: String
        /// Normalised weight.
        public let weight: Double
        /// Samples in each step: n_i.
        public let samplesPerStep: Int
        /// Samples read until every training sample has had its turns: N_i.
        public let samplesPerEpoch: Int
        let order: DomainOrder
    }

    public let domains: [Domain]
    public let seed: UInt64
    /// Samples per domain on average.
    public let batch: Int

    /// - Throws: `Fault(.argument)` if batch < 1 or a domain would get no sample of a step, naming the
    ///   smallest batch that works; `Fault(.value)` naming a domain or a class without training samples.
    public init(_ mixture: Mixture, batch: Int = 16, seed: UInt64) throws {
        guard (1...1_000_000).contains(batch) else {
            throw Fault(.argument, "batch must be from 1 to 1000000, and is \(batch)")
        }
        let weights = mixture.normalizedWeights
        let shares = Apportionment.shares(of: batch * weights.count, weights: weights)
        let names = mixture.names
        if let without = shares.firstIndex(of: 0) {
            throw Self.tooSmall(batch, weights, names[without])
        }
        try Self.check(mixture)
        domains = try mixture.datasets.enumerated().map { place, dataset in
            let order = try DomainOrder(dataset, place: place, seed: seed)
            return Domain(
                dataset: dataset, name: names[place], weight: weights[place], samplesPerStep: shares[place],
                samplesPerEpoch: dataset.trainingIndices.count * dataset.times, order: order)
        }
        self.seed = seed
        self.batch = batch
    }

    /// B, the samples of a step.
    public var samplesPerStep: Int { batch * domains.count }

    /// ceil(Σ N_i / B).
    public var stepsPerEpoch: Int {
        let all = domains.reduce(0) { $0 + $1.samplesPerEpoch }
        return (all + samplesPerStep - 1) / samplesPerStep
    }

    /// How often a training sample of a domain is read in an epoch, on average.
    public func timesPerEpoch(_ domain: Int) -> Double {
        let read = Double(stepsPerEpoch * domains[domain].samplesPerStep)
        return read / Double(domains[domain].dataset.trainingIndices.count)
    }

    /// The epoch that a step belongs to, from 0.
    public func epoch(ofStep step: Int) -> Int { step / stepsPerEpoch }

    /// The samples of a step (from 0), for each domain in order: positions in the domain's store.
    public func indices(step: Int) -> [[Int]] { positions(step: step).map { $0.map(\.index) } }

    /// The samples of a step with the number of times that their domain has been read through before.
    func positions(step: Int) -> [[(index: Int, epoch: Int)]] {
        precondition(step >= 0, "step \(step)")
        return domains.map { domain in
            let start = step * domain.samplesPerStep
            return (start..<start + domain.samplesPerStep).map { domain.order[$0] }
        }
    }

    private static func check(_ mixture: Mixture) throws {
        var counts = mixture.classes.map { _ in 0 }
        for dataset in mixture.datasets {
            let training = dataset.trainingIndices
            guard !training.isEmpty else {
                let splits = dataset.splits.map(\.rawValue).joined(separator: ", ")
                throw Fault(
                    .value, "\(dataset.key) has no training samples",
                    hint: splits.isEmpty ? nil : "\(dataset.expression) has only \(splits)")
            }
            for (label, count) in dataset.classCounts(of: training).enumerated() { counts[label] += count }
        }
        if let missing = counts.firstIndex(of: 0) {
            let name = mixture.classes[missing].escapedForTerminal
            throw Fault(.value, "\(mixture.expression) has no training sample of class \(name)")
        }
    }

    private static func tooSmall(_ batch: Int, _ weights: [Double], _ domain: String) -> Fault {
        // From here on every quota is at least 1, so no larger batch needs to be tried.
        let enough = 1 / ((weights.min() ?? 1) * Double(weights.count))
        let message = "\(domain) would get none of the \(batch * weights.count) samples of a step"
        guard enough < 1e6 else {
            return Fault(.argument, message, hint: "its weight is too small beside the others'")
        }
        var works = batch + 1
        while Double(works) < enough,
            Apportionment.shares(of: works * weights.count, weights: weights).contains(0)
        {
            works += 1
        }
        return Fault(.argument, message, hint: "the smallest batch that works is batch: \(works)")
    }
}
