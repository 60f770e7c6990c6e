/// Mixup between domains: losses of blends of one domain's samples with the next one's.
///
/// The domains stand in a random ring; for each neighbouring pair λ ~ Beta(β, β), rows are cut to the
/// shorter, x = λxᵢ + (1 − λ)xⱼ; u = (1/S) Σ ∇(λ·CE(x, yᵢ) + (1 − λ)·CE(x, yⱼ)). Source: Zhang et al.,
/// "mixup", ICLR 2018, for blends; between domains as DomainBed's `Mixup` (Yan et al. 2020), one λ a pair.
public struct Mixup: Objective {
    public let name = "mixup"
    public let rule = "u = (1/S) Σ ∇(λ·CE(x, yᵢ) + (1 − λ)·CE(x, yⱼ)), x = λxᵢ + (1 − λ)xⱼ, λ ~ Beta(β, β)"
    /// β, both parameters of the distribution of λ.
    public let beta: Double

    public init(beta: Double = 0.2) { self.beta = beta }

    public var options: Record { Record([("beta", .real(beta))]) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let count = landscape.domains.count
        let ring = moment.draws.order(count)
        var losses = landscape.domains.map { _ in 0.0 }
        var total = try Tensor.zeros([landscape.layout.count], landscape.point.dtype)
        var isMixing = false
        for turn in 0..<count {
            let (i, j) = (ring[turn], ring[(turn + 1) % count])
            let share = moment.draws.share(beta: beta, turn)
            let weights = [share, 1 - share]
            let pass = try landscape.losses(
                mixing: (i, j), share: share, at: landscape.point, statistics: .keep)
            let gradient = try landscape.gradient(of: pass, weights: weights)
            total = try total.adding(1 / Double(count), times: gradient)
            losses[i] = pass.mean(weights)
            isMixing = isMixing || (i != j && share > 0 && share < 1)
        }
        return ObjectiveAnswer(
            .direction(total), state: moment.state,
            report: ObjectiveReport(
                losses: losses, loss: losses.reduce(0, +) / Double(count), meanGradient: total,
                parts: [.init("mixing", isActive: isMixing)]))
    }

    /// `mixup(beta: number = 0.2)`.
    public static let form = Form<any Objective>(
        "mixup", "Trains on blends of samples of different domains", result: "objective",
        notes: "Source: Zhang et al., ICLR 2018; DomainBed's Mixup, which blends neighbours in a random "
            + "ring of domains with one weight a pair. The inputs are blended as they enter the model's "
            + "first layer. A domain's reported loss is that of its blend with the next in the ring.",
        example: Example("mixup(beta: 1)", prints: ["mixup(beta: 1)", "..."])
    ) { fields in
        let beta = fields(
            "beta", .number, default: 0.2, in: .above(0), help: "both parameters of the Beta distribution")
        return { Mixup(beta: $0[beta]) }
    }
}
