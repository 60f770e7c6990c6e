/// A smooth ANDMask: the mean gradient, weighed by how far signs agree and how little gradients vary.
///
/// m = max(0, tanh(k/Var(gᵢ)·(|meanᵢ sign(gᵢ)| − τ))) with the unbiased variance over domains; for each
/// tensor u = m ⊙ Σ cᵢgᵢ / (1e-10 + mean(m)). Source: Shahtalebi et al., "SAND-mask", 2021; DomainBed's
/// `SANDMask`, whose default τ = 1 makes the mask 0 everywhere, so that nothing trains; here τ stays below
/// 1.
public struct SANDMask: Objective {
    public let name = "sandmask"
    public let rule = "u = m·Σ cᵢgᵢ/mean(m), m = max(0, tanh(k/Var gᵢ·(|mean sign(gᵢ)| − τ)))"
    /// τ, the agreement at which the mask opens, from 0 to below 1.
    public let tau: Double
    /// How steeply it opens.
    public let k: Double
    public let pool: Pool

    public init(tau: Double = 0.5, k: Double = 10, pool: Pool = .sample) {
        self.tau = tau
        self.k = k
        self.pool = pool
    }

    public var options: Record {
        Record([("tau", .real(tau)), ("k", .real(k)), ("pool", .text(pool.rawValue))])
    }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let found = try DomainGradients(on: &landscape, pool: pool)
        let mask = try mask(found.gradients)
        let direction = try SignAgreement.masked(found.mean, by: mask, landscape.layout)
        return found.answer(
            direction, moment, parts: [.init("mask", isActive: try mask.sum().item() < Double(mask.count))])
    }

    // A variance that has no value (one domain) counts as 1e-17, and so does a mask without one (0·∞).
    private func mask(_ gradients: [Tensor]) throws -> Tensor {
        let count = Double(gradients.count)
        let agreement = try SignAgreement.sum(gradients).abs() * (1 / count)
        let variance = try variance(gradients)
        let mask = try ((k / variance) * (agreement - tau)).tanh()
        let tiny = try Tensor.full(mask.shape, 1e-17, mask.dtype)
        return try Tensor.where(mask.isFinite(), mask.clamp(min: 0), tiny)
    }

    private func variance(_ gradients: [Tensor]) throws -> Tensor {
        let count = gradients.count
        guard count > 1 else { return try Tensor.full(gradients[0].shape, 1e-17, gradients[0].dtype) }
        let centre = try Tensor.weightedSum(gradients, weights: gradients.map { _ in 1 / Double(count) })
        let squares = try gradients.map { try $0.adding(-1, times: centre).square() }
        return try Tensor.weightedSum(squares, weights: squares.map { _ in 1 / Double(count - 1) })
    }

    /// `sandmask(tau: number = 0.5, k: number = 10, pool: "sample" | "domain" = "sample")`.
    public static let form = Form<any Objective>(
        "sandmask", "A smooth andmask: agreement in sign, weighed by the gradients' variance",
        result: "objective",
        notes: "Source: Shahtalebi et al. 2021; DomainBed's SANDMask with its k. Its default of 1 for tau "
            + "makes the mask 0 everywhere, so nothing trains there; here tau is below 1 and 0.5 by "
            + "default.",
        example: Example("sandmask(k: 1)", prints: ["sandmask(k: 1)", "..."])
    ) { fields in
        let tau = fields(
            "tau", .number, default: 0.5, in: Bound("from 0 to below 1") { $0 >= 0 && $0 < 1 },
            help: "agreement of signs at which the mask opens")
        let k = fields("k", .number, default: 10, in: .above(0), help: "how steeply the mask opens")
        let pool = fields.pool()
        return { SANDMask(tau: $0[tau], k: $0[k], pool: $0[pool]) }
    }
}
