/// A number over the steps of a run, as a value of the language: of `lr:` and `rho:`.
public struct Schedule: Noun {
    public static let kind = "schedule"
    /// What decides the values.
    public let rule: any ScheduleRule

    public init(_ rule: any ScheduleRule) { self.rule = rule }

    /// The same number at every step.
    public init(_ value: Double) { rule = ConstantSchedule(x: value) }

    /// The value at a step, counted from 0, of a run planned for so many steps.
    ///
    /// - Throws: `.argument` where the rule needs the number of steps and there is none, `.value` unless
    ///   finite.
    public func value(at step: Int, of planned: Int?) throws -> Double {
        let value = try rule.value(at: step, of: planned)
        guard value.isFinite else { throw Fault(.value, "\(summary) is \(value) at step \(step)") }
        return value
    }

    /// The number, if it never changes.
    public var constant: Double? { (rule as? ConstantSchedule)?.x }

    /// As an option of something else: the plain number where it never changes.
    public var option: Value { constant.map { Value.real($0) } ?? .noun(self) }

    public var fieldNames: [String] { rule.options.keys }

    public func field(_ name: String, in host: any Host) throws -> Value? { rule.options[name] }

    public var summary: String { rule.expression(in: ScheduleCatalog.forms) }

    public func equals(_ other: any Noun) -> Bool {
        (other as? Schedule).map { $0.summary == summary } ?? false
    }
}

extension FieldType where T == Schedule {
    /// A number, or a schedule.
    public static var schedule: FieldType<Schedule> {
        FieldType<Double>.number.map { Schedule($0) }.or(.noun(Schedule.self))
    }
}
