/// Everything that the command language can name: what arguments are, what calls give back.
///
/// Values never change; names are bound to other values. `int` and `real` are the weak 0-d tensors that
/// written numbers are (LANGUAGE 3.3); a strong number is a 0-d `tensor` of its dtype.
public enum Value: Sendable {
    case null
    case bool(Bool)
    /// A weak integer, exact.
    case int(Int)
    /// A weak real number.
    case real(Double)
    case text(String)
    /// A weak tensor acts like written numbers and takes the dtype of what it meets.
    case tensor(Tensor, weak: Bool)
    case range(Span)
    case list([Value])
    case record(Record)
    case table(Table)
    case function(any Callable)
    /// A dataset, mixture, model, objective, run, figure and the like.
    case noun(any Noun)

    /// The kind as messages and signatures name it.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .int, .real: "number"
        case .text: "text"
        case .tensor(let tensor, _): tensor.shape.isEmpty ? "number" : "tensor"
        case .range: "range"
        case .list: "list"
        case .record: "record"
        case .table: "table"
        case .function: "function"
        case .noun(let noun): type(of: noun).kind
        }
    }

    /// Whether this is null.
    public var isNull: Bool { if case .null = self { true } else { false } }
}

// Not `ExpressibleByNilLiteral`: `condition ? value : nil` would be null where an absent value is meant.
extension Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
    public init(integerLiteral value: Int) { self = .int(value) }
    public init(floatLiteral value: Double) { self = .real(value) }
    public init(stringLiteral value: String) { self = .text(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
}
