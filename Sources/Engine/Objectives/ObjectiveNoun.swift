/// An objective as a value of the language; its options are fields.
public struct ObjectiveNoun: Noun {
    public static let kind = "objective"
    public let objective: any Objective

    public init(_ objective: any Objective) { self.objective = objective }

    public var fieldNames: [String] { objective.options.keys }

    public func field(_ name: String, in host: any Host) throws -> Value? { objective.options[name] }

    public func shown(in host: any Host) -> [String] { [summary, objective.rule] }

    public var summary: String { objective.expression(in: ObjectiveCatalog.forms) }

    public func equals(_ other: any Noun) -> Bool {
        (other as? ObjectiveNoun).map { $0.summary == summary } ?? false
    }
}
