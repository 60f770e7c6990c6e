import Glibc

/// x, multiplied by a factor every so many steps: x·factor^⌊t / every⌋.
///
/// Source: PyTorch's `StepLR`.
public struct StepDecay: ScheduleRule {
    public let name = "step_decay"
    /// The value at the start.
    public let x: Double
    /// Steps between two falls.
    public let every: Int
    /// What each fall multiplies by.
    public let factor: Double

    /// `every` must be at least 1.
    public init(x: Double, every: Int, factor: Double = 0.1) {
        precondition(every >= 1, "a step decay every \(every) steps")
        self.x = x
        self.every = every
        self.factor = factor
    }

    public var options: Record {
        Record([("x", .real(x)), ("every", .int(every)), ("factor", .real(factor))])
    }

    public func value(at step: Int, of planned: Int?) -> Double {
        let last = planned.map { min(step, max($0 - 1, 0)) } ?? step
        return x * Glibc.pow(factor, Double(last / every))
    }

    /// `step_decay(x: number, every: int, factor: number = 0.1)`.
    public static let form = Form<Schedule>(
        "step_decay", "Falls by a factor every so many steps", result: "schedule",
        notes: "Source: PyTorch's StepLR.",
        example: Example(
            "step_decay(0.1, every: 40, factor: 0.5)",
            prints: ["step_decay(x: 0.1, every: 40, factor: 0.5)"])
    ) { fields in
        let x = fields("x", .number, help: "the value at the start")
        let every = fields("every", .int, in: .atLeast(1), help: "steps between two falls")
        let factor = fields(
            "factor", .number, default: 0.1, in: .atLeast(0), help: "what each fall multiplies by")
        return { Schedule(StepDecay(x: $0[x], every: $0[every], factor: $0[factor])) }
    }
}
