/// Meta-learning domain generalisation, first order: a step on some domains must also help others.
///
/// A random permutation makes its last T domains meta-test. For each other domain i, paired in turn with a
/// meta-test domain j and both cut to the shorter: θ′ = inner step of gᵢ; u += (gᵢ + β∇Lⱼ(θ′))/S. The inner
/// step is a fresh Adam's (`adam`) or a plain gradient step (`sgd`) with the run's learning rate and weight
/// decay. Running statistics never move. Source: Li et al., "Learning to generalize", AAAI 2018, algorithm
/// 1, which has gradient steps; DomainBed's `MLDG`, which divides by S although there are S − T pairs.
public struct MLDG: Objective {
    /// How the inner step is made.
    public enum Inner: String, Sendable, CaseIterable {
        /// A first step of Adam, about lr·sign(gᵢ): DomainBed's.
        case adam
        /// lr·gᵢ: the paper's.
        case sgd
    }

    public let name = "mldg"
    public let rule = "u = (1/S) Σ gᵢ + β∇Lⱼ(θ − inner step of gᵢ), pairs of meta-train i and meta-test j"
    /// β, the weight of the meta-test gradients.
    public let beta: Double
    /// T, meta-test domains; nil stands for min(2, S − 1).
    public let testCount: Int?
    public let inner: Inner

    public init(beta: Double = 1, testCount: Int? = nil, inner: Inner = .adam) {
        self.beta = beta
        self.testCount = testCount
        self.inner = inner
    }

    public var options: Record {
        Record([
            ("beta", .real(beta)), ("n_test", testCount.map { .int($0) } ?? .null),
            ("inner", .text(inner.rawValue)),
        ])
    }

    /// Two passes over each pair, and a look at the domains that no pair visits.
    public func passes(domains: Int, couplesSamples: Bool) -> Passes {
        let (count, tests) = (Double(domains), testCount ?? min(2, domains - 1))
        let pairs = Double(max(0, domains - tests))
        let unseen = Double(max(0, tests - (domains - tests)))
        return Passes(forward: (2 * pairs + unseen) / count, backward: 2 * pairs / count)
    }

    public func check(domains: [LandscapeDomain], planned: Int?) throws {
        let tests = testCount ?? min(2, domains.count - 1)
        guard domains.count > 1 else {
            throw Fault(
                .argument, "mldg tests on other domains than it trains on, and there is only one",
                hint: "a mixture of at least two domains, or erm()")
        }
        guard tests >= 1, tests < domains.count else {
            throw Fault(
                .argument, "n_test \(tests) leaves none of the \(domains.count) domains to train on",
                hint: "n_test: \(domains.count - 1) at most")
        }
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        try check(domains: landscape.domains, planned: moment.planned)
        var walk = try MLDGStep(self, on: landscape, moment)
        for (turn, domain) in walk.trained.enumerated() {
            try walk.visit(domain, then: walk.tested[turn % walk.tested.count], on: &landscape)
        }
        return try walk.answer(on: &landscape)
    }
}
