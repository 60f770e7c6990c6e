/// What one training step did.
public struct StepReport: Sendable {
    /// The step, counted from 0.
    public let step: Int
    public let lr: Double
    /// The domains' names, in the order of the objective's lists.
    public let domains: [String]
    public let objective: ObjectiveReport
    /// The direction's length before clipping; of a move to a new point, the move's length.
    public let directionNorm: Double
    /// Whether the direction was shortened to the clip.
    public let isClipped: Bool
    public let passes: Passes

    /// The domains' losses by name.
    public var losses: [(domain: String, loss: Double)] {
        zip(domains, objective.losses).map { (domain: $0, loss: $1) }
    }

    /// The weighted mean loss at the step's start.
    public var loss: Double { objective.loss }
}
