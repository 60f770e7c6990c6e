/// The mean gradient where the domains' gradients agree in sign, nothing elsewhere.
///
/// m = 1 where |meanᵢ sign(gᵢ)| ≥ τ, else 0; for each tensor u = m ⊙ Σ cᵢgᵢ / (1e-10 + mean(m)). sign(0) is
/// 0, so at τ = 1 one gradient of exactly 0 masks an element. Source: Parascandolo et al., "Learning
/// explanations that are hard to vary", ICLR 2021; DomainBed's `ANDMask`, where the division by the share
/// that survives is always on (an option in the authors' code).
public struct ANDMask: Objective {
    public let name = "andmask"
    public let rule = "u = m·Σ cᵢgᵢ/mean(m), m = 1 where |mean sign(gᵢ)| ≥ τ, else 0"
    /// τ, the agreement needed, from 0 to 1.
    public let tau: Double
    public let pool: Pool

    public init(tau: Double = 1, pool: Pool = .sample) {
        self.tau = tau
        self.pool = pool
    }

    public var options: Record { Record([("tau", .real(tau)), ("pool", .text(pool.rawValue))]) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let found = try DomainGradients(on: &landscape, pool: pool)
        // Counts of signs are whole, so the slack only mends a τ like 1/3.
        let needed = tau * Double(found.gradients.count) - 1e-9
        let mask = try SignAgreement.sum(found.gradients).abs().less(needed).logicalNot()
            .to(found.mean.dtype)
        let direction = try SignAgreement.masked(found.mean, by: mask, landscape.layout)
        return found.answer(
            direction, moment, parts: [.init("mask", isActive: try mask.sum().item() < Double(mask.count))])
    }

    /// `andmask(tau: number = 1, pool: "sample" | "domain" = "sample")`.
    public static let form = Form<any Objective>(
        "andmask", "Moves only parameters on whose direction the domains agree", result: "objective",
        notes: "Source: Parascandolo et al., ICLR 2021; DomainBed's ANDMask. Each tensor's masked gradient "
            + "is divided by the share of its elements that survive, as in DomainBed (in the authors' code "
            + "an option), so when few survive they move far: look at the step's length. tau 1 asks for "
            + "all domains, 0 for none.",
        example: Example("andmask(tau: 0.5)", prints: ["andmask(tau: 0.5)", "..."])
    ) { fields in
        let tau = fields(
            "tau", .number, default: 1, in: .between(0, 1), help: "agreement of signs that a parameter needs"
        )
        let pool = fields.pool()
        return { ANDMask(tau: $0[tau], pool: $0[pool]) }
    }
}
