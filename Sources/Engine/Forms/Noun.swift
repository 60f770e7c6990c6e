/// A value of the domain: it prints itself, has fields, and may take part in operators.
public protocol Noun: Sendable {
    /// The kind as messages and signatures name it: "mixture".
    static var kind: String { get }

    /// Names of the fields, for completion and suggestions.
    var fieldNames: [String] { get }

    /// A field's value; nil where there is no such field.
    func field(_ name: String, in host: any Host) throws -> Value?

    /// What the prompt prints: the expression that rebuilds the value plus a summary, a line each.
    func shown(in host: any Host) -> [String]

    /// The value in one line, as it stands within lists, records and tables.
    var summary: String { get }

    /// The result of an operator with this value on the left, or on the right if `reversed`; nil: undefined.
    func combined(_ operation: BinaryOperator, with other: Value, reversed: Bool) throws -> Value?

    /// Whether two values are the same as a whole (`==` of the language).
    func equals(_ other: any Noun) -> Bool
}

extension Noun {
    public var fieldNames: [String] { [] }
    public func field(_ name: String, in host: any Host) throws -> Value? { nil }
    public func shown(in host: any Host) -> [String] { [summary] }
    public func combined(_ operation: BinaryOperator, with other: Value, reversed: Bool) throws -> Value? { nil }
    public func equals(_ other: any Noun) -> Bool { false }
}

/// The operators of the language that stand between two values.
public enum BinaryOperator: String, Sendable, CaseIterable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", floorDivide = "//", remainder = "%"
    case matmul = "@", power = "^"
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case within = "in"
}
