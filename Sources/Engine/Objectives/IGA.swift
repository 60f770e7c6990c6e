/// Inter-gradient alignment: the loss, and how far the domains' gradients lie apart.
///
/// u = Σ cᵢgᵢ + λ∇Σᵢ‖gᵢ − ḡ‖² with ḡ = (1/S) Σ gⱼ, which is 2λ Σ Hᵢ(gᵢ − ḡ): the derivative of ḡ cancels.
/// Hessian products are exact, also of rectified networks. Source: Koyama and Yamaguchi, "When is invariance
/// useful in an out-of-distribution generalization problem?", 2020; DomainBed's `IGA`, which sums over
/// domains where the paper takes the trace of a mean variance. λ: DomainBed's 1000 is far off on small
/// problems; 3 was best in the measurements of `lesson_data`.
public struct IGA: Objective {
    public let name = "iga"
    public let rule = "u = Σ cᵢgᵢ + λ·∇Σ‖gᵢ − ḡ‖², gᵢ = ∇Lᵢ(θ), ḡ = mean of gᵢ"
    /// λ, the weight of the penalty.
    public let penalty: Double
    public let pool: Pool

    public init(penalty: Double = 1, pool: Pool = .sample) {
        self.penalty = penalty
        self.pool = pool
    }

    public var options: Record {
        Record([("penalty", .real(penalty)), ("pool", .text(pool.rawValue))])
    }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 3) }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let pass = try landscape.losses(
            of: landscape.all, at: landscape.point, forward: .separate, statistics: .keep)
        let alone = landscape.all.map { domain in landscape.all.map { $0 == domain ? 1.0 : 0 } }
        let gradients = try alone.map { try landscape.gradient(of: pass, weights: $0) }
        let found = try DomainGradients(
            losses: pass.values, gradients: gradients, weights: landscape.weights(pool))
        let equal = gradients.map { _ in 1 / Double(gradients.count) }
        let centre = try Tensor.weightedSum(gradients, weights: equal)
        let apart = try gradients.map { try $0.adding(-1, times: centre) }
        let value = try apart.reduce(0) { try $0 + $1.inner($1) }
        var direction = found.mean
        if penalty != 0, value > 0 {
            for (weights, offset) in zip(alone, apart) {
                let bent = try landscape.hessianProduct(of: pass, weights: weights, vector: offset)
                direction = try direction.adding(2 * penalty, times: bent)
            }
        }
        return found.answer(
            direction, moment, penalty: .init(value, weight: penalty),
            parts: [.init("penalty", isActive: penalty != 0 && value > 0)])
    }

    /// `iga(penalty: number = 1, pool: "sample" | "domain" = "sample")`.
    public static let form = Form<any Objective>(
        "iga", "Inter-gradient alignment: penalises gradients of domains that differ", result: "objective",
        notes: "Adds penalty·Σ‖gᵢ − ḡ‖² to the loss. Source: Koyama and Yamaguchi 2020; DomainBed's IGA, "
            + "whose 1000 for penalty is made for its own data. Differentiates twice, exactly: a step "
            + "costs about four of erm's. It sums over domains where the paper takes the trace of a mean "
            + "variance.",
        example: Example("iga(penalty: 3)", prints: ["iga(penalty: 3)", "..."])
    ) { fields in
        let penalty = fields(
            "penalty", .number, default: 1, in: .atLeast(0), help: "weight of the gradients' distance")
        let pool = fields.pool()
        return { IGA(penalty: $0[penalty], pool: $0[pool]) }
    }
}
