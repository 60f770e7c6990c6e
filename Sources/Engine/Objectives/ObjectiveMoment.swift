/// What a step offers besides the landscape.
public struct ObjectiveMoment: Sendable {
    /// The step, counted from 0.
    public let step: Int
    /// The run's steps, nil when unknown.
    public let planned: Int?
    /// The step's random draws.
    public var draws: StepDraws
    public let state: ObjectiveState
    public let optimizer: any Optimizer
    public let moments: Moments
    /// The learning rate of this step.
    public let lr: Double
    /// The largest length of a direction, if there is one.
    public let clipping: GradientClipping?

    public init(
        step: Int, planned: Int?, seed: UInt64 = 0, state: ObjectiveState = ObjectiveState(),
        optimizer: any Optimizer = SGD(), moments: Moments = Moments(), lr: Double = 0,
        clipping: GradientClipping? = nil
    ) {
        self.step = step
        self.planned = planned
        draws = StepDraws(seed: seed, step: step)
        self.state = state
        self.optimizer = optimizer
        self.moments = moments
        self.lr = lr
        self.clipping = clipping
    }

    /// A step of the run's optimizer within the step, for methods that make several: clipped like any other.
    func descend(
        from point: Tensor, along gradient: Tensor, _ moments: Moments
    ) throws -> (point: Tensor, moments: Moments) {
        let direction = try clipping?.apply(gradient).direction ?? gradient
        return try optimizer.step(point: point, gradient: direction, moments: moments, lr: lr)
    }
}
