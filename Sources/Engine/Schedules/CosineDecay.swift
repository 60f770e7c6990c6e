import Glibc

/// Half a cosine from x, at the end of the warm-up, to another number at the end of the run.
///
/// Step t of T, after w steps of warm-up: to + ½(x − to)(1 + cos(π(t − w)/(T − w))); before, x·(t + 1)/w.
/// Source: Loshchilov and Hutter, "SGDR", 2017, eq. 5, without restarts; PyTorch's `CosineAnnealingLR` with
/// `T_max` = T − w.
public struct CosineDecay: ScheduleRule {
    public let name = "cosine_decay"
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
        return to + (x - to) * (1 + Glibc.cos(.pi * part)) / 2
    }

    /// `cosine_decay(x: number, to: number = 0, warmup: int = 0)`.
    public static let form = Form<Schedule>(
        "cosine_decay", "Falls along half a cosine over the run", result: "schedule",
        notes: "Source: Loshchilov and Hutter 2017, eq. 5, without restarts.",
        example: Example("cosine_decay(1e-3, to: 1e-5)", prints: ["cosine_decay(x: 0.001, to: 1e-05)"])
    ) { fields in
        let x = fields("x", .number, help: "the value at the start, or at the end of the warm-up")
        let to = fields("to", .number, default: 0, help: "the value at the end of the run")
        let warmup = fields("warmup", .int, default: 0, in: .atLeast(0), help: "steps of rising to x first")
        return { Schedule(CosineDecay(x: $0[x], to: $0[to], warmup: $0[warmup])) }
    }
}
