/// An exponential moving average of the weights: avg ← d·avg + (1 − d)·θ after every step.
///
/// It starts at the point after the first step. Source: Polyak and Juditsky 1992 for averaging; the update
/// is that of reference.py's `ema_update`.
public struct EMA: WeightAveraging {
    public let name = "ema"
    /// d, what is kept of the average each step.
    public let decay: Double

    public init(decay: Double = 0.999) { self.decay = decay }

    public var options: Record { Record([("decay", .real(decay))]) }

    public func afterStep(_ state: AveragingState, point: Tensor, step: Int) throws -> AveragingState {
        var next = state
        next.mean = try state.mean.map { try $0.scaled(by: decay).adding(1 - decay, times: point) } ?? point
        next.count += 1
        return next
    }

    public func average(_ state: AveragingState) -> Tensor? { state.mean }

    /// `ema(decay: number = 0.999)`.
    public static let form = Form<any WeightAveraging>(
        "ema", "A moving average of the weights, for average: of train", result: "averaging",
        notes: "After every step the average keeps `decay` of itself and takes the rest from the weights. "
            + "Running statistics of batch norm are not averaged.",
        example: Example("ema(decay: 0.99)", prints: ["ema(decay: 0.99)"])
    ) { fields in
        let decay = fields(
            "decay", .number, default: 0.999, in: .between(0, 1),
            help: "what is kept of the average each step"
        )
        return { EMA(decay: $0[decay]) }
    }
}
