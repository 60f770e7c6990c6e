/// What to descend: turns a step's landscape into a direction.
///
/// An objective is a value without a memory; what it remembers between steps goes in and out as its state,
/// which is part of a checkpoint. How to step from the direction is the optimizer's affair.
public protocol Objective: Configured {
    /// The update in one line, for help and `explain`.
    var rule: String { get }

    /// Refuses a run that this objective cannot do.
    ///
    /// - Parameter planned: the run's steps, nil when unknown.
    /// - Throws: `.argument` saying what to change.
    func check(domains: [LandscapeDomain], planned: Int?) throws

    /// Passes that one step takes, in passes over all its samples, for `explain`.
    func passes(domains: Int, couplesSamples: Bool) -> Passes

    /// The state before the first step.
    func start(layout: ParameterLayout, domains: [LandscapeDomain]) throws -> ObjectiveState

    /// One step's direction, from the losses around the landscape's point.
    ///
    /// - Throws: what the landscape throws.
    func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
}

extension Objective {
    public func check(domains: [LandscapeDomain], planned: Int?) throws {}

    public func start(layout: ParameterLayout, domains: [LandscapeDomain]) throws -> ObjectiveState {
        ObjectiveState()
    }
}

/// What an objective remembers between steps.
public struct ObjectiveState: Sendable {
    /// Tensors by name.
    public var tensors: [(name: String, tensor: Tensor)]
    /// Numbers by name.
    public var numbers: [(name: String, number: Double)]

    public init(
        tensors: [(name: String, tensor: Tensor)] = [], numbers: [(name: String, number: Double)] = []
    ) {
        self.tensors = tensors
        self.numbers = numbers
    }
}

/// What a step offers besides the landscape.
public struct ObjectiveMoment: Sendable {
    /// The step, counted from 0.
    public let step: Int
    /// The run's steps, nil when unknown.
    public let planned: Int?
    /// The run's seed; draws of a step come from the stream (seed, objective, step).
    public let seed: UInt64
    public let state: ObjectiveState
    public let optimizer: any Optimizer
    public let moments: Moments
    /// The learning rate of this step.
    public let lr: Double

    public init(
        step: Int, planned: Int?, seed: UInt64 = 0, state: ObjectiveState = ObjectiveState(),
        optimizer: any Optimizer = SGD(), moments: Moments = Moments(), lr: Double = 0
    ) {
        self.step = step
        self.planned = planned
        self.seed = seed
        self.state = state
        self.optimizer = optimizer
        self.moments = moments
        self.lr = lr
    }
}

/// An objective's answer to a step.
public struct ObjectiveAnswer: Sendable {
    /// Where to go.
    public enum Move: Sendable {
        /// A direction for the optimizer to descend.
        case direction(Tensor)
        /// The new point itself, with the optimizer's new moments.
        case point(Tensor, Moments)
    }

    public var move: Move
    public var state: ObjectiveState
    /// Whether the optimizer is to forget its moments before it steps.
    public var clearsMoments: Bool
    public var report: ObjectiveReport

    public init(
        _ move: Move, state: ObjectiveState = ObjectiveState(), clearsMoments: Bool = false,
        report: ObjectiveReport
    ) {
        self.move = move
        self.state = state
        self.clearsMoments = clearsMoments
        self.report = report
    }
}
