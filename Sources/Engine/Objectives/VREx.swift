/// Variance of risks: the mean loss, and the variance of the domains' losses.
///
/// u = ∇(Σ cᵢLᵢ + w·(1/S) Σ (Lᵢ − L̄)²); w = 1 before `anneal`, λ from it on. Source: Krueger et al.,
/// "Out-of-distribution generalization via risk extrapolation", ICML 2021, eq. 8; DomainBed's `VREx`.
public struct VREx: Objective {
    public let name = "vrex"
    public let rule = "u = ∇(L + w·Varᵢ Lᵢ)(θ), w = 1 before anneal, then λ"
    /// λ.
    public let lambda: Double
    /// When λ begins.
    public let anneal: SwitchStep
    public let pool: Pool

    public init(lambda: Double = 10, anneal: SwitchStep = SwitchStep(0.1), pool: Pool = .sample) {
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
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let (weight, clears, isFull) = try annealed.at(moment)
        let pass = try landscape.losses(
            of: landscape.all, at: landscape.point, forward: .joint, statistics: .keep)
        let shares = landscape.weights(pool)
        let spread = LossSpread(pass.values)
        let gradient = try landscape.gradient(
            of: pass, weights: zip(shares, spread.slopes).map { $0 + weight * $1 })
        return ObjectiveAnswer(
            .direction(gradient), state: moment.state, clearsMoments: clears,
            report: ObjectiveReport(
                losses: pass.values, loss: pass.mean(shares),
                penalty: .init(spread.variance, weight: weight),
                parts: annealed.parts(weight: weight, isFull: isFull, value: spread.variance)))
    }

    /// `vrex(lambda: number = 10, anneal: number = 0.1, pool: "sample" | "domain" = "sample")`.
    public static let form = Form<any Objective>(
        "vrex", "Risk extrapolation: penalises losses of domains that differ", result: "objective",
        notes: "Source: Krueger et al., ICML 2021, eq. 8; DomainBed's VREx, whose switch at step 500 of "
            + "5001 is 0.1 here. Before the switch the variance weighs 1; at it the optimizer's moments "
            + "are cleared.",
        example: Example("vrex(lambda: 1)", prints: ["vrex(lambda: 1)", "..."])
    ) { fields in
        let lambda = fields("lambda", .number, default: 10, in: .atLeast(0), help: "weight of the variance")
        let anneal = fields.anneal(default: 0.1, before: "1")
        let pool = fields.pool()
        return { VREx(lambda: $0[lambda], anneal: SwitchStep($0[anneal]), pool: $0[pool]) }
    }
}
