/// How to step: turns a direction to descend into a new point, as a value.
///
/// Weight decay belongs here and nowhere else: it is added at the point that is left.
public protocol Optimizer: Configured {
    /// The update in one line, for help and `explain`.
    var rule: String { get }

    /// The weight of the decay.
    var weightDecay: Double { get }

    /// The same with another weight decay.
    func decaying(by weightDecay: Double) -> any Optimizer

    /// The same for a model's parameters, where it treats some of them differently.
    ///
    /// - Throws: `.argument` for a group that fits no parameter.
    func bound(to layout: ParameterLayout) throws -> any Optimizer

    /// The moments before the first step.
    func start(at point: Tensor) throws -> Moments

    /// One step.
    ///
    /// - Parameter gradient: the direction to descend, a vector as long as the point.
    /// - Parameter lr: the learning rate of this step.
    /// - Throws: `.shape` when vectors do not match, `.state` with another optimizer's moments.
    func step(
        point: Tensor, gradient: Tensor, moments: Moments, lr: Double
    ) throws -> (point: Tensor, moments: Moments)
}

extension Optimizer {
    public func bound(to layout: ParameterLayout) throws -> any Optimizer { self }
}
