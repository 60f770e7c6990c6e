/// Fish: one optimizer step for each domain in turn, then a part of the way there.
///
/// θ̃ = θ; for each domain in order θ̃ ← opt(θ̃, ∇Lᵢ(θ̃)); θ ← θ + ε(θ̃ − θ). The optimizer's moments go
/// through all of these steps and on to the next; running statistics are interpolated like θ. Source: Shi et
/// al., "Gradient matching for domain generalization", ICLR 2022, algorithm 1; DomainBed's `Fish`, which
/// keeps the order of the domains fixed where the paper and YugeTen/fish draw them.
public struct Fish: Objective {
    public let name = "fish"
    public let rule = "θ̃ ← opt(θ̃, ∇Lᵢ(θ̃)) for each domain in turn; θ ← θ + meta_lr·(θ̃ − θ)"
    /// ε, how far to go towards the end of the inner steps.
    public let metaLR: Double

    public init(metaLR: Double = 0.5) { self.metaLR = metaLR }

    public var options: Record { Record([("meta_lr", .real(metaLR))]) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let theta = landscape.point
        var (point, moments) = (theta, moment.moments)
        var losses: [Double] = []
        for domain in landscape.all {
            let found = try landscape.gradients(
                of: [domain], at: point, forward: .separate, statistics: .keep, weights: [[1]])
            losses.append(found.losses[0])
            (point, moments) = try moment.descend(from: point, along: found.gradients[0], moments)
        }
        try landscape.blendStatistics(metaLR)
        let move = try point.adding(-1, times: theta)
        let shares = landscape.weights(.domain)
        let isLooping = try losses.count > 1 && metaLR != 0 && move.hasNonZero()
        return ObjectiveAnswer(
            .point(try theta.adding(metaLR, times: move), moments), state: moment.state,
            report: ObjectiveReport(
                losses: losses, loss: zip(losses, shares).reduce(0) { $0 + $1.0 * $1.1 },
                parts: [.init("inner loop", isActive: isLooping)]))
    }

    /// `fish(meta_lr: number = 0.5)`.
    public static let form = Form<any Objective>(
        "fish", "Steps on each domain in turn, then goes part of the way there", result: "objective",
        notes: "To first order this raises the inner products of the domains' gradients. Source: Shi et "
            + "al., ICLR 2022, algorithm 1; DomainBed's Fish with its meta_lr, which visits all domains in "
            + "a fixed order (the authors' code draws domains and begins with erm). The run's optimizer "
            + "makes the inner steps, clipped like any other, and its moments carry over. A domain's loss "
            + "is reported where the inner loop meets it.",
        example: Example("fish(meta_lr: 0.1)", prints: ["fish(meta_lr: 0.1)", "..."])
    ) { fields in
        let rate = fields(
            "meta_lr", .number, default: 0.5, in: .atLeast(0),
            help: "how far to go towards the end of the inner steps: 1 is all the way")
        return { Fish(metaLR: $0[rate]) }
    }
}
