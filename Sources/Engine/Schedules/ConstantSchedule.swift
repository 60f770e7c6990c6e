/// The same number at every step.
public struct ConstantSchedule: ScheduleRule {
    public let name = "constant"
    /// The number.
    public let x: Double

    public init(x: Double) { self.x = x }

    public var options: Record { Record([("x", .real(x))]) }

    public func value(at step: Int, of planned: Int?) -> Double { x }

    /// `constant(x: number)`.
    public static let form = Form<Schedule>(
        "constant", "The same number at every step", result: "schedule",
        example: Example("constant(0.1)", prints: ["constant(x: 0.1)"])
    ) { fields in
        let x = fields("x", .number, help: "the number")
        return { Schedule(ConstantSchedule(x: $0[x])) }
    }
}
