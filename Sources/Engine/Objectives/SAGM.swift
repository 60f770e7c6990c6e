/// Sharpness-aware gradient matching: u = ½g + ½∇L̃(θ + s·g), g = ∇L̃(θ), s = ρ/(‖g‖ + 1e-12) − α.
///
/// The ascending point lies on the line of g, so this is half ERM and half SAM with the radius ρ − α‖g‖.
/// Source: Wang et al., "Sharpness-aware gradient matching", CVPR 2023; the halves are those of its code,
/// not of its usual statement. Its code ignores `rho` and recovers θ by subtraction; here θ is kept.
public struct SAGM: Objective {
    public let name = "sagm"
    public let rule = "u = ½g + ½∇L(θ + ρ·g/‖g‖ − α·g), g = ∇L(θ)"
    /// ρ, the radius of the ascent.
    public let rho: Schedule
    /// α, how far the ascending point is pulled back along the gradient.
    public let alpha: Double

    public init(rho: Schedule = Schedule(0.05), alpha: Double = 1e-3) {
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
        let radius = try rho.value(at: moment.step, of: moment.planned)
        let scale = try radius / (here.gradient.length() + Perturbation.eps) - alpha
        let top = try theta.adding(scale, times: here.gradient)
        let there = try PooledGradient(on: &landscape, at: top, statistics: .discard)
        let direction = try Tensor.weightedSum([here.gradient, there.gradient], weights: [0.5, 0.5])
        let climb = try Perturbation().climb(
            at: theta, along: here.gradient, rho: radius, layout: landscape.layout)
        var report = try ObjectiveReport(from: here, climb: climb, to: top, there)
        report.parts.append(.init("pull", isActive: try alpha != 0 && here.gradient.hasNonZero()))
        return ObjectiveAnswer(.direction(direction), state: moment.state, report: report)
    }

    /// `sagm(rho: number | schedule = 0.05, alpha: number = 1e-3)`.
    public static let form = Form<any Objective>(
        "sagm", "Sharpness-aware gradient matching: half ERM, half SAM with a shorter radius",
        result: "objective",
        notes:
            "Source: Wang et al., CVPR 2023, and its repository's defaults. It equals half ERM and half SAM "
            + "with the radius rho − alpha·‖g‖.",
        example: Example(
            "sagm(alpha: 0.01)",
            prints: ["sagm(alpha: 0.01)", "u = ½g + ½∇L(θ + ρ·g/‖g‖ − α·g), g = ∇L(θ)"])
    ) { fields in
        let rho = fields("rho", .schedule, default: 0.05, in: .atLeast(0), help: "radius of the ascent")
        let alpha = fields(
            "alpha", .number, default: 1e-3, in: .atLeast(0), help: "pull of the ascending point along −g")
        return { SAGM(rho: $0[rho], alpha: $0[alpha]) }
    }
}
