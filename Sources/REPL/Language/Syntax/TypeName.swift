/// A type as written in a signature: alternatives, `int | "auto" | null`.
struct TypeName: Sendable, Equatable, CustomStringConvertible {
    /// One of the alternatives.
    indirect enum Choice: Sendable, Equatable {
        case text(String)
        case null
        /// A kind of value; of a list, with the type of its items.
        case named(String, [TypeName])
    }

    let choices: [Choice]

    init(_ choices: [Choice]) { self.choices = choices }

    /// The type of one name.
    init(_ name: String, _ inner: [TypeName] = []) { choices = [.named(name, inner)] }

    /// Every name that a signature may use (LANGUAGE 3.3).
    static let known = [
        "int", "number", "bool", "text", "path", "duration", "size", "range", "list", "tensor", "record",
        "table",
        "function", "dataset", "mixture", "model", "objective", "optimizer", "schedule", "run", "world",
        "figure",
        "session", "any",
    ]

    var description: String {
        let names = choices.filter { $0 != .null }.map { choice in
            switch choice {
            case .text(let text): "\"\(text)\""
            case .null: "null"
            case .named(let name, let inner): name + (inner.first.map { "<\($0)>" } ?? "")
            }
        }
        let all = names.joined(separator: " | ")
        guard choices.contains(.null) else { return all }
        return names.count == 1 ? all + "?" : names.isEmpty ? "null" : all + " | null"
    }
}

extension Expression {
    /// The type of a value that is written out; `any` where it is not.
    var literalType: TypeName {
        switch kind {
        case .value(.int): TypeName("int")
        case .value(.real): TypeName("number")
        case .value(.bool): TypeName("bool")
        case .value(.text), .text: TypeName("text")
        case .sign(_, let operand): operand.literalType
        case .range: TypeName("range")
        case .record: TypeName("record")
        case .lambda: TypeName("function")
        case .list(let rows) where rows.count == 1:
            rows[0].allSatisfy { $0.expression.literalType == TypeName("int") }
                ? TypeName("list", [TypeName("int")])
                : rows[0].allSatisfy {
                    [TypeName("int"), TypeName("number")].contains($0.expression.literalType)
                }
                    ? TypeName("list", [TypeName("number")]) : TypeName("list")
        case .list: TypeName(kind.isEmptyList ? "list" : "tensor")
        default: TypeName("any")
        }
    }
}

extension Expression.Kind {
    fileprivate var isEmptyList: Bool { if case .list(let rows) = self { rows.isEmpty } else { false } }
}
