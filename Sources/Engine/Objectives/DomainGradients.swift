/// Every domain's loss and gradient, each from a pass of its own: what the methods that compare gradients
/// see.
struct DomainGradients {
    let losses: [Double]
    let gradients: [Tensor]
    /// cᵢ.
    let weights: [Double]
    /// Σ cᵢgᵢ.
    let mean: Tensor

    init(on landscape: inout any Landscape, pool: Pool) throws {
        let found = try landscape.domainGradients(
            at: landscape.point, forward: .separate, statistics: .keep)
        try self.init(
            losses: found.losses, gradients: found.gradients, weights: landscape.weights(pool))
    }

    /// Gradients that have been computed.
    init(losses: [Double], gradients: [Tensor], weights: [Double]) throws {
        self.losses = losses
        self.gradients = gradients
        self.weights = weights
        mean = try Tensor.weightedSum(gradients, weights: weights)
    }

    /// The step's answer in a direction.
    func answer(
        _ direction: Tensor, _ moment: ObjectiveMoment, penalty: ObjectiveReport.Penalty? = nil,
        parts: [ObjectiveReport.Part] = []
    ) -> ObjectiveAnswer {
        ObjectiveAnswer(
            .direction(direction), state: moment.state,
            report: ObjectiveReport(
                losses: losses, loss: zip(losses, weights).reduce(0) { $0 + $1.0 * $1.1 },
                gradients: gradients, meanGradient: mean, penalty: penalty, parts: parts))
    }
}
