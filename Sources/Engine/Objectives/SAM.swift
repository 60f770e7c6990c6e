/// Sharpness-aware minimisation: the gradient at the worst point near θ, u = ∇L̃(θ + ε).
///
/// ε = ρ·T²g/(‖Tg‖ + 1e-12) with g = ∇L̃(θ) on the same samples; running statistics move in the first pass
/// only. Source: Foret et al. 2021, algorithm 1; davda54/sam, which scales with T = |θ| where `adaptive` is
/// "all". θ is kept, not recovered by subtracting ε.
public struct SAM: Objective {
    public let name = "sam"
    /// ρ, the radius of the ascent.
    public let rho: Schedule
    /// The ascent's metric.
    public let perturbation: Perturbation

    public init(rho: Schedule = Schedule(0.05), adaptive: AscentMetric = .none, eta: Double = 0) {
        self.rho = rho
        perturbation = Perturbation(metric: adaptive, eta: eta)
    }

    public var options: Record {
        Record([
            ("rho", rho.option), ("adaptive", .text(perturbation.metric.rawValue)),
            ("eta", .real(perturbation.eta)),
        ])
    }

    public var rule: String {
        perturbation.metric == .none
            ? "u = ∇L(θ + ρ·g/‖g‖), g = ∇L(θ)" : "u = ∇L(θ + ρ·T²g/‖Tg‖), g = ∇L(θ)"
    }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 2, backward: 2) }

    public func check(domains: [LandscapeDomain], planned: Int?) throws {
        _ = try rho.value(at: 0, of: planned)
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let theta = landscape.point
        let here = try PooledGradient(on: &landscape, at: theta, statistics: .keep)
        let climb = try perturbation.climb(
            at: theta, along: here.gradient, rho: rho.value(at: moment.step, of: moment.planned),
            layout: landscape.layout)
        let top = try theta.adding(1, times: climb)
        let there = try PooledGradient(on: &landscape, at: top, statistics: .discard)
        return ObjectiveAnswer(
            .direction(there.gradient), state: moment.state,
            report: try ObjectiveReport(from: here, climb: climb, to: top, there))
    }

    /// `sam(rho: number | schedule = 0.05, adaptive: … = "none", eta: number = 0)`.
    public static let form = Form<any Objective>(
        "sam", "Sharpness-aware minimisation: the gradient at the worst point near θ", result: "objective",
        notes:
            "Source: Foret et al. 2021, algorithm 1, with davda54/sam's 0.05 for rho. `adaptive: \"all\"` "
            + "is that repository's adaptive form, \"weights\" that of ASAM's own code.",
        example: Example("sam(rho: 0.1)", prints: ["sam(rho: 0.1)", "u = ∇L(θ + ρ·g/‖g‖), g = ∇L(θ)"])
    ) { fields in
        let rho = fields("rho", .schedule, default: 0.05, in: .atLeast(0), help: "radius of the ascent")
        let adaptive = fields(
            "adaptive", .ascentMetric, default: "none", help: "parameters whose size scales the ascent")
        let eta = fields(
            "eta", .number, default: 0, in: .atLeast(0), help: "added to that size, for parameters near 0")
        return { SAM(rho: $0[rho], adaptive: $0[adaptive], eta: $0[eta]) }
    }
}

extension ObjectiveReport {
    /// The report of one ascent shared by all domains.
    init(from here: PooledGradient, climb: Tensor, to top: Tensor, _ there: PooledGradient) throws {
        self.init(
            losses: here.losses, loss: here.loss, meanGradient: here.gradient,
            ascents: [
                Ascent(domain: nil, climb: climb, point: top, loss: there.loss, gradient: there.gradient)
            ],
            perturbedLoss: there.loss, alignment: try here.gradient.cosine(to: there.gradient),
            parts: [.init("ascent", isActive: try climb.hasNonZero())])
    }
}
