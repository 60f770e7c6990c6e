/// Robust gradient alignment: ERM, and the loss at an ascending point of every domain pulled along the ERM
/// step.
///
/// With gᵢ = ∇Lᵢ(θ), g = Σ cᵢgᵢ: θᵢ = θ + ρ·T²gᵢ/(‖Tgᵢ‖ + 1e-12) − α·g and u = w₀·g + w₁·Σ cᵢ ∇L_e(i)(θᵢ),
/// where e(i) is every domain (`all`), domain i (`own`) or the others (`cross`), and cᵢ = nᵢ/Σn or 1/S
/// (`pool`). Source: Qiu, Jiang and Tan, "RoGA", ICME 2025, of which only the abstract could be read; the
/// form is that of its parent, Le and Woo's GAC-FAS, CVPR 2024, figure 1(c) and code, without the
/// accumulation fault of that code. `w: [1, 1]` is GAC-FAS's scale. Defaults: SAGM's ρ and α, ASAM's η.
public struct RoGA: Objective {
    /// Which domains' loss judges an ascending point.
    public enum Judge: String, Sendable, CaseIterable {
        case all, own, cross
    }

    /// Whose gradient is climbed.
    public enum Climb: String, Sendable, CaseIterable {
        /// Every domain's, to a point of its own.
        case domain
        /// The mean, to one point: SAGM.
        case shared
    }

    /// What batch norm normalises over.
    public enum BatchNorm: String, Sendable, CaseIterable {
        /// The domains of a pass together.
        case joint
        /// Each domain by itself, everywhere in the step.
        case domain
    }

    public let name = "roga"
    /// ρ, the radius of the ascents.
    public var rho = Schedule(0.05)
    /// α, the pull of the ascending points along −g.
    public var alpha = 1e-3
    public var judge = Judge.all
    public var ascent = Climb.domain
    /// The ascents' metric T.
    public var perturbation = Perturbation(metric: .none, eta: 0.01)
    /// Weights of the ERM part and of the part at the ascending points: w₀, w₁.
    public var weights = (erm: 0.5, ascent: 0.5)
    public var pool = Pool.sample
    public var batchNorm = BatchNorm.joint
    /// Until then it is ERM with the same cᵢ.
    public var warmup = SwitchStep(0)

    public init() {}

    public var options: Record {
        Record([
            ("rho", rho.option), ("alpha", .real(alpha)), ("eval", .text(judge.rawValue)),
            ("ascent", .text(ascent.rawValue)), ("adaptive", .text(perturbation.metric.rawValue)),
            ("eta", .real(perturbation.eta)), ("w", .list([.real(weights.erm), .real(weights.ascent)])),
            ("pool", .text(pool.rawValue)), ("batch_norm", .text(batchNorm.rawValue)),
            ("warmup", .real(warmup.written)),
        ])
    }

    public var rule: String {
        let loss = judge == .all || ascent == .shared ? "L" : judge == .own ? "Lᵢ" : "L₍ⱼ≠ᵢ₎"
        let (up, length) = perturbation.metric == .none ? ("", "") : ("T²", "T")
        let (index, sum) = ascent == .shared ? ("", "") : ("ᵢ", "Σ cᵢ ")
        let w = (Value.real(weights.erm).literal, Value.real(weights.ascent).literal)
        let climb = "ρ·\(up)g\(index)/‖\(length)g\(index)‖"
        return "u = \(w.0)·g + \(w.1)·\(sum)∇\(loss)(θ + \(climb) − α·g), g = Σ cᵢ ∇Lᵢ(θ)"
    }

    var forward: ForwardStyle { batchNorm == .joint ? .joint : .separate }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes {
        let count = Double(domains)
        if ascent == .shared { return Passes(forward: 2, backward: 2) }
        let first = couplesSamples && batchNorm == .joint ? count : 1
        let second = judge == .all ? count : judge == .own || domains == 1 ? 1 : count - 1
        return Passes(forward: 1 + second, backward: first + second)
    }

    public func check(domains: [LandscapeDomain], planned: Int?) throws {
        _ = try rho.value(at: 0, of: planned)
        _ = try warmup.step(of: planned, "warmup")
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let isWarm = try moment.step >= warmup.step(of: moment.planned, "warmup")
        guard isWarm else { return try warmingStep(on: &landscape, moment) }
        let radius = try rho.value(at: moment.step, of: moment.planned)
        var pass = try RoGAStep(self, on: &landscape)
        let direction = try pass.climb(on: &landscape, rho: radius)
        return ObjectiveAnswer(.direction(direction), state: moment.state, report: pass.report)
    }

    private func warmingStep(
        on landscape: inout any Landscape, _ moment: ObjectiveMoment
    ) throws -> ObjectiveAnswer {
        let pooled = try PooledGradient(
            on: &landscape, at: landscape.point, statistics: .keep, pool: pool, forward: forward)
        return ObjectiveAnswer(
            .direction(pooled.gradient), state: moment.state,
            report: ObjectiveReport(losses: pooled.losses, loss: pooled.loss, meanGradient: pooled.gradient))
    }
}
