/// Rises on a straight line to x and stays there: x·min(1, (t + 1)/steps).
public struct Warmup: ScheduleRule {
    public let name = "warmup"
    /// The value at the top.
    public let x: Double
    /// Steps of rising.
    public let steps: Int

    public init(x: Double, steps: Int) {
        self.x = x
        self.steps = steps
    }

    public var options: Record { Record([("x", .real(x)), ("steps", .int(steps))]) }

    public func value(at step: Int, of planned: Int?) -> Double {
        step < steps ? Warmup.ramp(x, at: step, over: steps) : x
    }

    /// The value at a step of a warm-up: the first is x/steps, so that no step stands still.
    static func ramp(_ x: Double, at step: Int, over steps: Int) -> Double {
        x * Double(step + 1) / Double(steps)
    }

    /// `warmup(x: number, steps: int)`.
    public static let form = Form<Schedule>(
        "warmup", "Rises on a straight line and stays", result: "schedule",
        example: Example("warmup(0.1, steps: 100)", prints: ["warmup(x: 0.1, steps: 100)"])
    ) { fields in
        let x = fields("x", .number, help: "the value after the rise")
        let steps = fields("steps", .int, in: .atLeast(0), help: "steps of rising; the first has x/steps")
        return { Schedule(Warmup(x: $0[x], steps: $0[steps])) }
    }
}
