/// An average of the weights that a run passes through, used in place of the last ones.
///
/// Averages see points and validation losses, nothing else; running statistics are not averaged. What they
/// remember goes in and out as a value, which is part of a checkpoint. Source: ALGORITHMS 2.21.
public protocol WeightAveraging: Configured {
    /// Whether `afterValidation` must be called for an average to be had.
    var needsValidation: Bool { get }

    /// What is remembered after a step.
    ///
    /// - Parameter point: the parameters after it.
    /// - Parameter step: steps taken so far, this one included.
    func afterStep(_ state: AveragingState, point: Tensor, step: Int) throws -> AveragingState

    /// What is remembered after a validation of the point that the last step reached.
    ///
    /// - Parameter loss: the mean loss over the validation data of the source domains.
    func afterValidation(_ state: AveragingState, step: Int, loss: Double) throws -> AveragingState

    /// The average so far; nil before there is anything to average.
    func average(_ state: AveragingState) throws -> Tensor?
}

extension WeightAveraging {
    public var needsValidation: Bool { false }

    public func afterValidation(_ state: AveragingState, step: Int, loss: Double) -> AveragingState { state }
}

/// A mean of points with the steps that it spans.
public struct AveragingSegment: Sendable {
    /// The mean of the points after the steps `first` to `last`.
    public var mean: Tensor
    /// The validation loss at its end.
    public var loss: Double
    public var first: Int
    public var last: Int

    public init(mean: Tensor, loss: Double, first: Int, last: Int) {
        self.mean = mean
        self.loss = loss
        self.first = first
        self.last = last
    }
}

/// What an average remembers between steps.
public struct AveragingState: Sendable {
    /// The average, once there is one.
    public var mean: Tensor?
    /// How many points or segments it is of.
    public var count = 0
    /// The segment under way: its mean is over `openCount` points.
    public var open: AveragingSegment?
    public var openCount = 0
    /// The last closed segments, the oldest first.
    public var recent: [AveragingSegment] = []
    /// The last step of the segment in which the valley began.
    public var convergedAt: Int?
    /// The validation loss above which the valley has been left.
    public var threshold: Double?
    /// Whether the valley has been left: nothing is added any more.
    public var hasEnded = false

    public init() {}
}

extension Tensor {
    /// The mean of n + 1 points from the mean of n: self + (point − self)/(n + 1).
    func runningMean(with point: Tensor, after n: Int) throws -> Tensor {
        try adding(1 / Double(n + 1), times: point.adding(-1, times: self))
    }
}
