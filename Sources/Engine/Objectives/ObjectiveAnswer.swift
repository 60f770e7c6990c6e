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
