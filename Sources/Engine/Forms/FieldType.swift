/// How a value of the language becomes a Swift value: the type of a field, with the name it has in signatures.
public struct FieldType<T: Sendable>: Sendable {
    /// As signatures show it: `number`, `list<int>`, `"all" | "own"`.
    public let name: String
    /// The allowed texts of an enumeration; empty for other types.
    public let choices: [String]
    /// The Swift value, or nil if the value is of another kind.
    public let read: @Sendable (Value) throws -> T?

    public init(_ name: String, choices: [String] = [], read: @escaping @Sendable (Value) throws -> T?) {
        self.name = name
        self.choices = choices
        self.read = read
    }

    /// The same with null allowed, which reads as nil.
    public var optional: FieldType<T?> {
        FieldType<T?>(name + "?", choices: choices) { value in
            if value.isNull { return .some(nil) }
            return try read(value).map { .some($0) }
        }
    }

    /// The type with its value changed into another.
    public func map<U: Sendable>(_ name: String? = nil, _ transform: @escaping @Sendable (T) throws -> U)
        -> FieldType<U>
    {
        FieldType<U>(name ?? self.name, choices: choices) { try read($0).map(transform) }
    }

    /// This type, or else another.
    public func or(_ other: FieldType<T>) -> FieldType<T> {
        FieldType(name + " | " + other.name, choices: choices + other.choices) { value in
            try read(value) ?? other.read(value)
        }
    }
}

extension FieldType where T == Value {
    /// Any value.
    public static var any: FieldType<Value> { FieldType("any") { $0 } }
}

extension FieldType where T == Bool {
    /// `true` or `false`.
    public static var bool: FieldType<Bool> { FieldType("bool") { if case .bool(let b) = $0 { b } else { nil } } }
}

extension FieldType where T == Int {
    /// A whole number, exact.
    public static var int: FieldType<Int> { FieldType("int") { $0.exactInt } }
}

extension FieldType where T == Double {
    /// A real or whole number, or a 0-d tensor.
    public static var number: FieldType<Double> { FieldType("number") { $0.exactNumber } }
    /// Seconds: `30s`, `5min`, or a number.
    public static var duration: FieldType<Double> { FieldType("duration") { $0.exactNumber } }
    /// Bytes: `64MB`, or a number.
    public static var size: FieldType<Double> { FieldType("size") { $0.exactNumber } }
}

extension FieldType where T == String {
    /// A text.
    public static var text: FieldType<String> { FieldType("text") { $0.exactText } }
    /// A path of a file or folder.
    public static var path: FieldType<String> { FieldType("path") { $0.exactText } }
    /// One of a few texts.
    public static func choice(_ choices: String...) -> FieldType<String> {
        let name = choices.map { "\"\($0)\"" }.joined(separator: " | ")
        return FieldType(name, choices: choices) { $0.exactText.flatMap { choices.contains($0) ? $0 : nil } }
    }
}

extension FieldType where T == Record {
    /// A record.
    public static var record: FieldType<Record> {
        FieldType("record") { if case .record(let record) = $0 { record } else { nil } }
    }
}

extension FieldType where T == any Callable {
    /// A function.
    public static var function: FieldType<any Callable> {
        FieldType("function") { if case .function(let function) = $0 { function } else { nil } }
    }
}

extension FieldType {
    /// A list, or a tensor or range, of items of one type.
    public static func list<Item: Sendable>(_ item: FieldType<Item>) -> FieldType<[Item]> where T == [Item] {
        FieldType<[Item]>("list<\(item.name)>", choices: item.choices) { value in
            guard let items = try value.listItems() else { return nil }
            var result: [Item] = []
            for each in items {
                guard let read = try item.read(each) else { return nil }
                result.append(read)
            }
            return result
        }
    }

    /// A noun of one Swift type.
    public static func noun(_ type: T.Type) -> FieldType<T> where T: Noun {
        FieldType(T.kind) { if case .noun(let noun) = $0 { noun as? T } else { nil } }
    }
}
