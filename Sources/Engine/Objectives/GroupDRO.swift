/// Group distributionally robust optimisation: domains of high loss gain weight.
///
/// qᵢ ← qᵢ·exp(η·Lᵢ), q ← q/Σq, u = Σ qᵢgᵢ; q begins uniform and is the objective's state. Source: Sagawa et
/// al., ICLR 2020, algorithm 1; DomainBed's `GroupDRO`, without the generalisation adjustment and the
/// loss normalisation of kohpangwei/group_DRO.
public struct GroupDRO: Objective {
    public let name = "groupdro"
    public let rule = "q ← q·exp(η·L)/Σ, u = Σ qᵢ∇Lᵢ(θ)"
    /// η, the step of the weights.
    public let eta: Double

    public init(eta: Double = 0.01) { self.eta = eta }

    public var options: Record { Record([("eta", .real(eta))]) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func start(layout: ParameterLayout, domains: [LandscapeDomain]) throws -> ObjectiveState {
        let equal = domains.map { _ in 1 / Double(domains.count) }
        return ObjectiveState(tensors: [("q", try Tensor(equal))])
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let pass = try landscape.losses(
            of: landscape.all, at: landscape.point, forward: .separate, statistics: .keep)
        var old = moment.state.tensor("q")?.doubles() ?? []
        if old.count != pass.values.count { old = pass.values.map { _ in 1 } }
        // Scaled by the largest exponent, which cancels, so that a huge loss is no overflow.
        let top = pass.values.max() ?? 0
        let raised = zip(old, pass.values).map { $0 * Double.exp(eta * ($1 - top)) }
        let total = raised.reduce(0, +)
        let q = raised.map { $0 / total }
        let gradient = try landscape.gradient(of: pass, weights: q)
        var report = ObjectiveReport(
            losses: pass.values, loss: pass.mean(q), meanGradient: gradient,
            parts: [.init("weighting", isActive: q.contains { $0 != q[0] })])
        report.domainWeights = q
        return ObjectiveAnswer(
            .direction(gradient), state: ObjectiveState(tensors: [("q", try Tensor(q))]), report: report)
    }

    /// `groupdro(eta: number = 0.01)`.
    public static let form = Form<any Objective>(
        "groupdro", "Group DRO: domains of high loss gain weight", result: "objective",
        notes: "Source: Sagawa et al., ICLR 2020, algorithm 1, with DomainBed's eta. The authors' own code "
            + "adds an adjustment C/√n and can normalise losses; DomainBed and this have neither. The "
            + "weights are kept from step to step, and in checkpoints.",
        example: Example("groupdro(eta: 0.1)", prints: ["groupdro(eta: 0.1)", "..."])
    ) { fields in
        let eta = fields(
            "eta", .number, default: 0.01, in: .atLeast(0), help: "how fast weights follow losses")
        return { GroupDRO(eta: $0[eta]) }
    }
}
