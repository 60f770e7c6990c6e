/// Several steps in a row over a landscape that each step rebuilds at its own point.
public struct Walk: Sendable {
    /// Every step, taken apart.
    public private(set) var steps: [StepAnatomy] = []

    /// Walks from a point.
    ///
    /// - Parameters:
    ///   - landscape: the landscape at θ in a step, counted from 0.
    ///   - seed: of the objective's draws.
    /// - Throws: what a step throws, among them `.value` for a loss that is not finite.
    public init(
        _ objective: any Objective, from start: Tensor, steps count: Int, optimizer: any Optimizer,
        lr: Schedule, seed: UInt64, landscape: (_ theta: Tensor, _ step: Int) throws -> any Landscape
    ) throws {
        var theta = start
        var optimizer = optimizer
        var moments: Moments?
        var state: ObjectiveState?
        for step in 0..<count {
            var here = try landscape(theta, step)
            if step == 0 {
                try objective.check(domains: here.domains, planned: count)
                optimizer = try optimizer.bound(to: here.layout)
            }
            let anatomy = try StepAnatomy(
                objective, on: &here,
                ObjectiveMoment(
                    step: step, planned: count, seed: seed,
                    state: try state ?? objective.start(layout: here.layout, domains: here.domains),
                    optimizer: optimizer, moments: try moments ?? optimizer.start(at: here.point),
                    lr: try lr.value(at: step, of: count)))
            steps.append(anatomy)
            (theta, moments, state) = (anatomy.newTheta, anatomy.moments, anatomy.state)
        }
    }
}
