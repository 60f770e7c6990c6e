/// One step taken apart: every vector between θ and θ′, for any objective.
public struct StepAnatomy: Sendable {
    /// Names of the source domains.
    public let domains: [String]
    /// θ, a vector.
    public let theta: Tensor
    /// The domains' losses at θ.
    public let losses: [Double]
    /// Their gradients there: gᵢ.
    public let gradients: [Tensor]
    /// Weights of the domains in g.
    public let weights: [Double]
    /// The weighted mean of the gradients: g.
    public let meanGradient: Tensor
    /// Points climbed to, with what was found there; none for `erm`.
    public let ascents: [ObjectiveReport.Ascent]
    /// u; where the objective answers with a point, (θ − θ′)/lr.
    public let direction: Tensor
    /// θ′ − θ.
    public let update: Tensor
    /// θ′.
    public let newTheta: Tensor
    /// The cosine between g and the mean gradient at the ascending points, where there are any.
    public let alignment: Double?
    /// What the next step starts with.
    public let moments: Moments
    public let state: ObjectiveState

    /// Takes a step on a landscape without changing anything.
    ///
    /// - Parameter moment: with the optimizer, its moments, the objective's state and lr of this step.
    /// - Throws: `.value` for a loss or gradient that is not finite, naming the domain.
    public init(
        _ objective: any Objective, on landscape: inout any Landscape, _ moment: ObjectiveMoment
    ) throws {
        let names = landscape.domains.map(\.name)
        let answer = try objective.step(on: &landscape, moment)
        try FiniteCheck(step: moment.step, domains: landscape.domains, layout: landscape.layout).check(answer)
        let theta = landscape.point
        let found: (losses: [Double], gradients: [Tensor])
        if let gradients = answer.report.gradients {
            found = (answer.report.losses, gradients)
        } else {
            found = try landscape.domainGradients(at: theta, forward: .joint, statistics: .discard)
        }
        let old = answer.clearsMoments ? try moment.optimizer.start(at: theta) : moment.moments
        switch answer.move {
        case .direction(let direction):
            self.direction = direction
            (newTheta, moments) = try moment.optimizer.step(
                point: theta, gradient: direction, moments: old, lr: moment.lr)
        case .point(let point, let after):
            (newTheta, moments) = (point, after)
            direction = try theta.adding(-1, times: point).scaled(by: moment.lr == 0 ? 0 : 1 / moment.lr)
        }
        domains = names
        self.theta = theta
        (losses, gradients) = found
        weights = landscape.weights(.sample)
        meanGradient =
            try answer.report.meanGradient ?? Tensor.weightedSum(found.gradients, weights: weights)
        ascents = answer.report.ascents
        update = try newTheta.adding(-1, times: theta)
        alignment = answer.report.alignment
        state = answer.state
    }
}
