/// What help, completion and messages know of a field.
public struct FieldDescription: Sendable {
    /// How a field takes arguments.
    public enum Role: Sendable {
        /// One argument, by position or label.
        case single
        /// All further positional arguments: `...values`.
        case rest
        /// All further named arguments: `...fields`.
        case restNamed
    }

    public let label: String
    /// `number`, `"all" | "own"`, `list<int>`.
    public let type: String
    public let role: Role
    /// What stands after `=` in the signature; nil for a required field and for one that is null without it.
    public let defaultText: String?
    public let isRequired: Bool
    /// The accepted range in words: "at least 0".
    public let range: String?
    public let choices: [String]
    public let help: String

    public init(
        label: String, type: String, role: Role = .single, defaultText: String? = nil, isRequired: Bool = true,
        range: String? = nil, choices: [String] = [], help: String = ""
    ) {
        self.label = label
        self.type = type
        self.role = role
        self.defaultText = defaultText
        self.isRequired = isRequired
        self.range = range
        self.choices = choices
        self.help = help
    }

    /// `rho: number = 0.05`.
    public var signature: String {
        let dots = role == .single ? "" : "..."
        return "\(dots)\(label): \(type)" + (defaultText.map { " = \($0)" } ?? "")
    }
}

/// The key that reads a declared field from bound arguments.
public struct Field<T: Sendable>: Sendable {
    let index: Int
    public let label: String
}

/// Turns the argument of one field into its Swift value.
struct FieldDecoder: Sendable {
    /// The value for an argument; nil if it is of another kind.
    let decode: @Sendable (Value) throws -> (any Sendable)?
    /// The value without an argument; nil for a required field.
    let fallback: @Sendable () throws -> (any Sendable)?
    /// The default as a value of the language, for resolved settings.
    let defaultValue: Value?
}

/// Holds a field's value, optional or not, so that it can be told by its type alone.
struct Boxed<T: Sendable>: Sendable { let value: T }

/// Collects the fields of a form while it is declared.
public struct Fields {
    var descriptions: [FieldDescription] = []
    var decoders: [FieldDecoder] = []

    /// A field that must be given.
    public mutating func callAsFunction<T>(
        _ label: String, _ type: FieldType<T>, in bound: Bound? = nil, help: String
    ) -> Field<T> {
        add(label, type, .single, bound, help, defaultText: nil, isRequired: true, defaultValue: nil) { nil }
    }

    /// A field with a default, written as a value of the language.
    public mutating func callAsFunction<T>(
        _ label: String, _ type: FieldType<T>, default value: Value, in bound: Bound? = nil, help: String
    ) -> Field<T> {
        add(
            label, type, .single, bound, help, defaultText: value.literal, isRequired: false, defaultValue: value
        ) { try type.read(value).map { Boxed(value: $0) } }
    }

    /// A field that is nil when it is not given or null.
    public mutating func callAsFunction<T>(
        optional label: String, _ type: FieldType<T>, in bound: Bound? = nil, help: String
    ) -> Field<T?> {
        add(
            label, type.optional, .single, bound, help, defaultText: nil, isRequired: false, defaultValue: .null
        ) { Boxed<T?>(value: nil) }
    }

    /// `seed: int = session.seed`; nil stands for the session's.
    public mutating func seed(help: String = "seed of this call's random draws") -> Field<Int?> {
        add(
            "seed", FieldType<Int>.int.optional, .single, .atLeast(0), help, defaultText: "session.seed",
            isRequired: false, defaultValue: nil
        ) { Boxed<Int?>(value: nil) }
    }

    /// All further positional arguments.
    public mutating func rest<T>(_ label: String, _ type: FieldType<T>, help: String) -> Field<[T]> {
        let many = FieldType<[T]>(type.name) { value in
            guard case .list(let items) = value else { return nil }
            var result: [T] = []
            for item in items {
                guard let read = try type.read(item) else { return nil }
                result.append(read)
            }
            return result
        }
        return add(
            label, many, .rest, nil, help, defaultText: nil, isRequired: false, defaultValue: nil
        ) { Boxed<[T]>(value: []) }
    }

    /// All further named arguments.
    public mutating func restNamed(_ label: String, help: String) -> Field<Record> {
        add(
            label, .record, .restNamed, nil, help, defaultText: nil, isRequired: false, defaultValue: nil
        ) { Boxed(value: Record()) }
    }

    private mutating func add<T>(
        _ label: String, _ type: FieldType<T>, _ role: FieldDescription.Role, _ bound: Bound?, _ help: String,
        defaultText: String?, isRequired: Bool, defaultValue: Value?,
        fallback: @escaping @Sendable () throws -> (any Sendable)?
    ) -> Field<T> {
        descriptions.append(
            FieldDescription(
                label: label, type: type.name, role: role, defaultText: defaultText, isRequired: isRequired,
                range: bound?.text, choices: type.choices, help: help))
        decoders.append(
            FieldDecoder(
                decode: { value in
                    guard let read = try type.read(value) else { return nil }
                    if let bound { try bound.check(value, label: label) }
                    return Boxed(value: read)
                }, fallback: fallback, defaultValue: defaultValue))
        return Field(index: descriptions.count - 1, label: label)
    }
}

/// The accepted range of a number, or of each number of a list.
public struct Bound: Sendable {
    /// In words: "at least 0".
    public let text: String
    private let contains: @Sendable (Double) -> Bool

    public init(_ text: String, contains: @escaping @Sendable (Double) -> Bool) {
        self.text = text
        self.contains = contains
    }

    public static func atLeast(_ low: Double) -> Bound { Bound("at least \(Value.real(low).literal)") { $0 >= low } }
    public static func above(_ low: Double) -> Bound { Bound("above \(Value.real(low).literal)") { $0 > low } }
    public static func between(_ low: Double, _ high: Double) -> Bound {
        Bound("from \(Value.real(low).literal) to \(Value.real(high).literal)") { $0 >= low && $0 <= high }
    }

    func check(_ value: Value, label: String) throws {
        let items = (try? value.listItems()) ?? [value]
        for item in items {
            guard let number = item.exactNumber else { continue }
            guard contains(number) else {
                throw Fault(.argument, "\(label) must be \(text), and is \(item.literal)")
            }
        }
    }
}
