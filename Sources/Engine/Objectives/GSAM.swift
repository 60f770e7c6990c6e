/// Surrogate-gap-guided sharpness-aware minimisation: sam's gradient, minus the part of the plain one that
/// is orthogonal to it.
///
/// g = ∇L̃(θ), g_p = ∇L̃(θ + ρ·g/(‖g‖ + 1e-12)), cos = ⟨g, g_p⟩/(‖g‖‖g_p‖ + 1e-12),
/// g_⊥ = g − cos·‖g‖·g_p/(‖g_p‖ + 1e-12), u = g_p − α·g_⊥. Source: Zhuang et al., ICLR 2022, algorithm 1;
/// juntang-zhuang/GSAM, which recovers θ by subtraction and couples ρ to the learning rate; here ρ takes a
/// schedule of its own.
public struct GSAM: Objective {
    public let name = "gsam"
    public let rule = "u = g_p − α·g_⊥, g_p = ∇L(θ + ρ·g/‖g‖), g_⊥ = g − ⟨g, g_p⟩·g_p/‖g_p‖², g = ∇L(θ)"
    /// ρ, the radius of the ascent.
    public let rho: Schedule
    /// α, how much of the orthogonal part is taken away.
    public let alpha: Double

    public init(rho: Schedule = Schedule(0.05), alpha: Double = 0.4) {
        self.rho = rho
        self.alpha = alpha
    }

    public var options: Record { Record([("rho", rho.option), ("alpha", .real(alpha))]) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 2, backward: 2) }

    public func check(domains: [LandscapeDomain], planned: Int?) throws {
        _ = try rho.value(at: 0, of: planned)
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let theta = landscape.point
        let here = try PooledGradient(on: &landscape, at: theta, statistics: .keep)
        let climb = try Perturbation().climb(
            at: theta, along: here.gradient, rho: rho.value(at: moment.step, of: moment.planned),
            layout: landscape.layout)
        let top = try theta.adding(1, times: climb)
        let there = try PooledGradient(on: &landscape, at: top, statistics: .discard)
        let (plain, perturbed) = (try here.gradient.length(), try there.gradient.length())
        let cosine = try here.gradient.inner(there.gradient) / (plain * perturbed + Perturbation.eps)
        let shadow = cosine * plain / (perturbed + Perturbation.eps)
        let orthogonal = try here.gradient.adding(-shadow, times: there.gradient)
        var report = try ObjectiveReport(from: here, climb: climb, to: top, there)
        report.parts.append(.init("surrogate gap", isActive: try alpha != 0 && orthogonal.hasNonZero()))
        return ObjectiveAnswer(
            .direction(try there.gradient.adding(-alpha, times: orthogonal)), state: moment.state,
            report: report)
    }

    /// `gsam(rho: number | schedule = 0.05, alpha: number = 0.4)`.
    public static let form = Form<any Objective>(
        "gsam", "Surrogate-gap-guided sam: also closes the gap between the loss and its worst neighbour",
        result: "objective",
        notes: "Descends the loss at the ascending point, and ascends along the part of the plain gradient "
            + "that is orthogonal to it, which shrinks the gap between the two without raising the "
            + "perturbed loss. Source: Zhuang et al., ICLR 2022, algorithm 1; alpha is that of "
            + "juntang-zhuang/GSAM, whose rho (2.0) is for the adaptive metric and follows the learning "
            + "rate: give rho a schedule for that.",
        example: Example("gsam(alpha: 0.2)", prints: ["gsam(alpha: 0.2)", "..."])
    ) { fields in
        let rho = fields("rho", .schedule, default: 0.05, in: .atLeast(0), help: "radius of the ascent")
        let alpha = fields(
            "alpha", .number, default: 0.4, in: .atLeast(0), help: "weight of the orthogonal part")
        return { GSAM(rho: $0[rho], alpha: $0[alpha]) }
    }
}
