/// A straight line from x, at the end of the warm-up, to another number at the end of the run.
///
/// Step t of T, after w steps of warm-up: x + (to − x)·(t − w)/(T − w); during the warm-up x·(t + 1)/w.
/// Source: PyTorch's `LinearLR` with `total_iters` = T − w, which also reaches its end only after step T −
/// 1.
public struct LinearDecay: ScheduleRule {
    public let name = "linear_decay"
    /// The value at the top.
    public let x: Double
    /// The value at the end.
    public let to: Double
    /// Steps of rising to x.
    public let warmup: Int

    public init(x: Double, to: Double = 0, warmup: Int = 0) {
        self.x = x
        self.to = to
        self.warmup = warmup
    }

    public var options: Record { Record([("x", .real(x)), ("to", .real(to)), ("warmup", .int(warmup))]) }

    public func value(at step: Int, of planned: Int?) throws -> Double {
        let part = try progress(at: step, of: planned, after: warmup)
        if step < warmup { return Warmup.ramp(x, at: step, over: warmup) }
        return x + (to - x) * part
    }

    /// `linear_decay(x: number, to: number = 0, warmup: int = 0)`.
    public static let form = Form<Schedule>(
        "linear_decay", "Falls on a straight line over the run", result: "schedule",
        notes: "Source: PyTorch's LinearLR over the planned steps.",
        example: Example("linear_decay(0.1, warmup: 10)", prints: ["linear_decay(x: 0.1, warmup: 10)"])
    ) { fields in
        let x = fields("x", .number, help: "the value at the start, or at the end of the warm-up")
        let to = fields("to", .number, default: 0, help: "the value at the end of the run")
        let warmup = fields("warmup", .int, default: 0, in: .atLeast(0), help: "steps of rising to x first")
        return { Schedule(LinearDecay(x: $0[x], to: $0[to], warmup: $0[warmup])) }
    }
}
