/// Conflict-averse gradient descent: the direction near the mean that helps the worst domain most.
///
/// A = GGᵀ, g₀ = Σ cᵢgᵢ, ‖g₀‖ = √(cᵀAc + 1e-8), r = c₀‖g₀‖ + 1e-8; w minimises wᵀAc + r√(wᵀAw + 1e-8) over
/// the simplex, g_w = Σ wᵢgᵢ, u = (g₀ + r/(‖g_w‖ + 1e-8)·g_w)/(1 + c₀²). Source: Liu et al., NeurIPS 2021,
/// algorithm 1; Cranial-XIX/CAGrad, whose solver (SLSQP) stops about 1e-6 above the optimum; here the
/// weights are exact.
public struct CAGrad: Objective {
    public let name = "cagrad"
    public let rule = "u = (g + c‖g‖·g_w/‖g_w‖)/(1 + c²), g = Σ cᵢgᵢ, g_w = Σ wᵢgᵢ for the worst weights w"
    /// c₀, how far from the mean the direction may turn, from 0 to below 1.
    public let c: Double
    public let pool: Pool

    public init(c: Double = 0.5, pool: Pool = .sample) {
        self.c = c
        self.pool = pool
    }

    public var options: Record { Record([("c", .real(c)), ("pool", .text(pool.rawValue))]) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let found = try DomainGradients(on: &landscape, pool: pool)
        let products = try found.gradients.map { a in try found.gradients.map { try a.inner($0) } }
        let problem = WorstMixture(products: products, mean: found.weights, turn: c)
        let weights = problem.weights()
        let worst = try Tensor.weightedSum(found.gradients, weights: weights)
        let pull = try problem.radius / (worst.length() + 1e-8)
        let direction = try found.mean.adding(pull, times: worst).scaled(by: 1 / (1 + c * c))
        let isTurning = try c != 0 && found.gradients.count > 1 && worst.hasNonZero()
        var answer = found.answer(direction, moment, parts: [.init("turn", isActive: isTurning)])
        answer.report.domainWeights = weights
        return answer
    }

    /// `cagrad(c: number = 0.5, pool: "sample" | "domain" = "sample")`.
    public static let form = Form<any Objective>(
        "cagrad", "Conflict-averse descent: turns the mean gradient towards the worst-served domain",
        result: "objective",
        notes: "Source: Liu et al., NeurIPS 2021, with the released code's c and its rescaling by 1 + c². "
            + "Its solver stops about 1e-6 above the optimum; here the weights are exact. 0 is erm.",
        example: Example("cagrad(c: 0.3)", prints: ["cagrad(c: 0.3)", "..."])
    ) { fields in
        let c = fields(
            "c", .number, default: 0.5, in: Bound("from 0 to below 1") { $0 >= 0 && $0 < 1 },
            help: "how far the direction may turn from the mean, as a part of its length")
        let pool = fields.pool()
        return { CAGrad(c: $0[c], pool: $0[pool]) }
    }
}
