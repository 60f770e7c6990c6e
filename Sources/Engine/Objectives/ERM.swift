/// Empirical risk minimisation: u = ∇L̃(θ), the mean over all samples of the step.
///
/// Source: Vapnik 1998; DomainBed's `ERM`, which also weighs samples and not domains.
public struct ERM: Objective {
    public let name = "erm"
    public let rule = "u = ∇L(θ)"

    public init() {}

    public var options: Record { Record() }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let pooled = try PooledGradient(on: &landscape, at: landscape.point, statistics: .keep)
        return ObjectiveAnswer(
            .direction(pooled.gradient), state: moment.state,
            report: ObjectiveReport(losses: pooled.losses, loss: pooled.loss, meanGradient: pooled.gradient))
    }

    /// `erm()`.
    public static let form = Form<any Objective>(
        "erm", "Empirical risk minimisation: descend the mean loss of all samples", result: "objective",
        notes:
            "Source: DomainBed's ERM. All samples weigh alike, so a domain counts by its share of the step.",
        example: Example("erm()", prints: ["erm()", "u = ∇L(θ)"])
    ) { _ in { _ in ERM() } }
}
