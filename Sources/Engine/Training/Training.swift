/// A training run as a value: it takes one step at a time, and every step is whole or has not happened.
public struct Training: Sendable {
    public let objective: any Objective
    public let optimizer: any Optimizer
    public let lr: Schedule
    /// Shortens directions that are too long.
    public let clipping: GradientClipping?
    /// Parts in which a step's samples pass the model.
    public let accumulate: Int
    /// The run's steps, which schedules are stretched over; nil when unknown.
    public let planned: Int?
    public let seed: UInt64
    /// The model with the point and the running statistics after the last step.
    public private(set) var model: Model
    /// What changes from step to step besides the model.
    public private(set) var moments: Moments
    public private(set) var state: ObjectiveState?
    /// Steps taken.
    public private(set) var step: Int
    /// How often each part of the objective was active.
    public private(set) var activity = PartActivity()

    /// A run from the start.
    public init(
        model: Model, objective: any Objective, optimizer: any Optimizer = Adam(),
        lr: Schedule = Schedule(1e-3),
        clip: Double? = nil, accumulate: Int = 1, planned: Int? = nil, seed: UInt64 = 0
    ) throws {
        self.model = model
        self.objective = objective
        self.optimizer = try optimizer.bound(to: model.layout)
        self.lr = lr
        clipping = clip.map { GradientClipping($0) }
        self.accumulate = accumulate
        self.planned = planned
        self.seed = seed
        moments = try optimizer.start(at: model.point)
        step = 0
    }

    /// Refuses a run that cannot be done, before its first step.
    ///
    /// - Throws: `.argument` for a schedule or an objective that the run does not suit.
    public func check(domains: [LandscapeDomain]) throws {
        _ = try lr.value(at: 0, of: planned)
        try objective.check(domains: domains, planned: planned)
    }

    /// One step on a batch of every source domain. A step that throws changes nothing.
    ///
    /// - Parameter interrupt: asked before each pass over the model; what it throws is thrown on.
    /// - Throws: `.value` for a loss or gradient that is not finite, naming step, domain and layer.
    public mutating func step(
        _ batches: [Batch], interrupt: @escaping @Sendable () throws -> Void = {}
    ) throws -> StepReport {
        let model = try ModelLandscape(
            self.model, batches, accumulate: accumulate, interrupt: interrupt)
        if step == 0 { try check(domains: model.domains) }
        var landscape: any Landscape = model
        let rate = try lr.value(at: step, of: planned)
        let answer = try objective.step(
            on: &landscape,
            ObjectiveMoment(
                step: step, planned: planned, seed: seed,
                state: try state ?? objective.start(layout: model.layout, domains: model.domains),
                optimizer: optimizer, moments: moments, lr: rate, clipping: clipping))
        try FiniteCheck(step: step, domains: model.domains, layout: model.layout).check(answer)
        let old = answer.clearsMoments ? try optimizer.start(at: self.model.point) : moments
        let (next, norm, isClipped) = try move(answer.move, lr: rate, moments: old)
        self.model.point = next.point
        if let landscape = landscape as? ModelLandscape { self.model.buffers = landscape.buffers }
        moments = next.moments
        state = answer.state
        activity.count(answer.report.parts)
        defer { step += 1 }
        return StepReport(
            step: step, lr: rate, domains: model.domains.map(\.name), objective: answer.report,
            directionNorm: norm, isClipped: isClipped, passes: landscape.passes)
    }

    /// Puts a training at a state that has been checked.
    mutating func restore(
        model: Model, moments: Moments, state: ObjectiveState?, step: Int, activity: PartActivity
    ) {
        self.model = model
        self.moments = moments
        self.state = state
        self.step = step
        self.activity = activity
    }

    private func move(
        _ move: ObjectiveAnswer.Move, lr: Double, moments: Moments
    ) throws -> (next: (point: Tensor, moments: Moments), norm: Double, isClipped: Bool) {
        switch move {
        case .point(let point, let moments):
            return ((point, moments), try point.adding(-1, times: model.point).length(), false)
        case .direction(let direction):
            let (gradient, norm, isClipped) =
                try clipping?.apply(direction) ?? (direction, direction.length(), false)
            let next = try optimizer.step(point: model.point, gradient: gradient, moments: moments, lr: lr)
            return (next, norm, isClipped)
        }
    }
}
