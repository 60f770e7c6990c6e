/// Invariant risk minimisation, version 1: the mean loss, and how far each domain wants another scale of the
/// logits.
///
/// Dᵢ(rows) = d/ds CE(s·logits, y) at s = 1 = mean Σ_c logits_c·(softmax_c − [c = y]);
/// penalty = (1/S) Σ Dᵢ(even rows)·Dᵢ(odd rows), an unbiased square that may be negative;
/// u = ∇(Σ cᵢLᵢ + w·penalty), w = 1 before `anneal`, λ from it on. Source: Arjovsky et al. 2019, section 3.1
/// and appendix D; DomainBed's `IRM`, which unlike the authors' code does not divide the loss by λ.
public struct IRM: Objective {
    public let name = "irm"
    public let rule = "u = ∇(L + w·mean Dᵢ²)(θ), Dᵢ = dLᵢ/ds of s·logits at 1, w = 1 before anneal, then λ"
    /// λ.
    public let lambda: Double
    /// When λ begins.
    public let anneal: SwitchStep
    public let pool: Pool

    public init(lambda: Double = 100, anneal: SwitchStep = SwitchStep(0.1), pool: Pool = .sample) {
        self.lambda = lambda
        self.anneal = anneal
        self.pool = pool
    }

    public var options: Record {
        Record([
            ("lambda", .real(lambda)), ("anneal", .real(anneal.written)), ("pool", .text(pool.rawValue)),
        ])
    }

    private var annealed: AnnealedWeight { AnnealedWeight(before: 1, after: lambda, anneal: anneal) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func check(domains: [LandscapeDomain], planned: Int?) throws {
        _ = try anneal.step(of: planned, "anneal")
        if let small = domains.first(where: { $0.count < 2 }) {
            throw Fault(
                .argument, "irm takes its penalty from two halves of a domain, and \(small.name) has "
                    + "\(small.count) sample in a step", hint: "a larger batch:")
        }
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let (weight, clears, isFull) = try annealed.at(moment)
        let pass = try landscape.losses(
            of: landscape.all, at: landscape.point, forward: .joint, statistics: .keep)
        let shares = landscape.weights(pool)
        let found =
            weight == 0
            ? (value: try IRM.penalty(pass.outputs(for: name)).item(),
                gradient: try landscape.gradient(of: pass, weights: shares))
            : try landscape.gradient(of: pass, weights: shares, scale: weight, for: name, term: IRM.penalty)
        return ObjectiveAnswer(
            .direction(found.gradient), state: moment.state, clearsMoments: clears,
            report: ObjectiveReport(
                losses: pass.values, loss: pass.mean(shares), penalty: .init(found.value, weight: weight),
                parts: annealed.parts(weight: weight, isFull: isFull, value: found.value)))
    }

    /// (1/S) Σ Dᵢ(even rows)·Dᵢ(odd rows).
    static func penalty(_ domains: [ModelOutputs]) throws -> Tensor {
        var total: Tensor?
        for domain in domains {
            let rows = try (domain.logits * domain.surprise()).sum(dim: 1)
            let count = rows.count
            guard count > 1 else { throw Fault(.value, "irm needs two samples of every domain in a step") }
            let (even, odd) = (Double((count + 1) / 2), Double(count / 2))
            let evens = try Tensor((0..<count).map { $0 % 2 == 0 ? 1 / even : 0 }).to(rows.dtype)
            let odds = try Tensor((0..<count).map { $0 % 2 == 1 ? 1 / odd : 0 }).to(rows.dtype)
            let product = try (rows * evens).sum() * (rows * odds).sum()
            total = try total.map { try $0 + product } ?? product
        }
        guard let total else { throw Fault(.value, "irm needs at least one domain") }
        return try total * (1 / Double(domains.count))
    }
}

extension ModelOutputs {
    /// softmax(logits) − onehot(labels): the loss's slope by the logits, [n, classes].
    func surprise() throws -> Tensor {
        let hot = try Tensor.eye(logits.shape[1], logits.dtype).indexSelect(dim: 0, labels)
        return try logits.softmax(dim: 1) - hot
    }
}
