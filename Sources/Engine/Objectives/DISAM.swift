/// Domain-inspired sharpness-aware minimisation: sam whose ascent gives domains of high loss less weight.
///
/// V = (1/S) Σ (Lᵢ − L̄)²; a = ∇(L̃ − λV) = Σ (nᵢ/Σn − 2λ(Lᵢ − L̄)/S)·gᵢ, ε = ρ·a/(‖a‖ + 1e-12),
/// u = ∇L̃(θ + ε). Source: Zhang et al., "Domain-inspired sharpness-aware minimization under domain shifts",
/// ICLR 2024; MediaBrain-SJTU/DISAM, whose code moves running statistics in both passes; here the first
/// alone does. ρ is its README's (its argument parser says 0.01).
public struct DISAM: Objective {
    public let name = "disam"
    public let rule = "u = ∇L(θ + ρ·a/‖a‖), a = ∇(L − λ·Varᵢ Lᵢ)(θ)"
    /// ρ, the radius of the ascent.
    public let rho: Schedule
    /// λ, the weight of the variance in the ascent.
    public let lambda: Double

    public init(rho: Schedule = Schedule(0.05), lambda: Double = 0.1) {
        self.rho = rho
        self.lambda = lambda
    }

    public var options: Record { Record([("rho", rho.option), ("lambda", .real(lambda))]) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 2, backward: 2) }

    public func check(domains: [LandscapeDomain], planned: Int?) throws {
        _ = try rho.value(at: 0, of: planned)
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let theta = landscape.point
        let pass = try landscape.losses(of: landscape.all, at: theta, forward: .joint, statistics: .keep)
        let shares = landscape.weights(.sample)
        let spread = LossSpread(pass.values)
        let weights = zip(shares, spread.slopes).map { $0 - lambda * $1 }
        let ascent = try landscape.gradient(of: pass, weights: weights)
        let climb = try Perturbation().climb(
            at: theta, along: ascent, rho: rho.value(at: moment.step, of: moment.planned),
            layout: landscape.layout)
        let top = try theta.adding(1, times: climb)
        let there = try PooledGradient(on: &landscape, at: top, statistics: .discard)
        let isClimbing = try climb.hasNonZero()
        return ObjectiveAnswer(
            .direction(there.gradient), state: moment.state,
            report: ObjectiveReport(
                losses: pass.values, loss: pass.mean(shares),
                ascents: [
                    .init(domain: nil, climb: climb, point: top, loss: there.loss, gradient: there.gradient)
                ],
                perturbedLoss: there.loss,
                parts: [
                    .init("ascent", isActive: isClimbing),
                    .init("variance", isActive: isClimbing && lambda != 0 && spread.variance > 0),
                ]))
    }

    /// `disam(rho: number | schedule = 0.05, lambda: number = 0.1)`.
    public static let form = Form<any Objective>(
        "disam", "Domain-inspired sam: the ascent leaves domains of high loss more alone",
        result: "objective",
        notes: "The ascent follows the mean loss minus lambda times the variance of the domains' losses, so "
            + "a domain that is badly fitted yet is perturbed less; the descent is sam's. Source: Zhang et "
            + "al., ICLR 2024; rho is that of the README of MediaBrain-SJTU/DISAM, lambda its default. "
            + "Their code moves batch norm's statistics in both passes; here only the first does.",
        example: Example("disam(lambda: 0.5)", prints: ["disam(lambda: 0.5)", "..."])
    ) { fields in
        let rho = fields("rho", .schedule, default: 0.05, in: .atLeast(0), help: "radius of the ascent")
        let lambda = fields(
            "lambda", .number, default: 0.1, in: .atLeast(0), help: "weight of the variance in the ascent")
        return { DISAM(rho: $0[rho], lambda: $0[lambda]) }
    }
}
