import Engine

extension TypeName {
    /// The type that a `param` without one has: that of its default.
    init(of value: Value) {
        switch value {
        case .int: self.init("int")
        case .real: self.init("number")
        case .bool, .text, .range, .record, .table, .function: self.init(value.kind)
        case .tensor(let tensor, weak: true) where tensor.shape.count == 1:
            self.init("list", [TypeName(tensor.dtype == .i64 ? "int" : "number")])
        case .list: self.init("list")
        case .tensor: self.init("tensor")
        case .noun(let noun): self.init(type(of: noun).kind)
        case .null: self.init("any")
        }
    }

    /// Whether it is `bool`, for which papermill writes texts.
    var isBool: Bool { description == "bool" }

    /// Whether a dataset fits, so that a name of one may stand on the command line.
    var mayBeDataset: Bool {
        choices.contains { choice in
            guard case .named(let name, let inner) = choice else { return false }
            return ["dataset", "mixture", "any"].contains(name) || inner.contains { $0.mayBeDataset }
        }
    }
}

extension Interpreter {
    /// The value as a type asks for it.
    ///
    /// - Throws: `.type` naming what was expected.
    func checked(_ value: Value, _ type: TypeName, _ name: String) throws -> Value {
        for choice in type.choices {
            if let fit = try fitting(value, choice) { return fit }
        }
        var hint: String?
        let texts = type.choices.compactMap { if case .text(let text) = $0 { text } else { nil } }
        if case .text(let text) = value, let near = Suggestion.nearest(to: text, among: texts) {
            hint = "did you mean \"\(near)\"?"
        }
        throw Fault(
            .type,
            "\(name) must be \(type), and is \(value.kind == "text" ? value.literal : "a " + value.kind)",
            hint: hint)
    }

    private func fitting(_ value: Value, _ choice: TypeName.Choice) throws -> Value? {
        switch choice {
        case .null: return value.isNull ? value : nil
        case .text(let text): return value.exactText == text ? value : nil
        case .named(let name, let inner): return try fitting(value, name, inner)
        }
    }

    private func fitting(_ value: Value, _ name: String, _ inner: [TypeName]) throws -> Value? {
        switch name {
        case "any": return value
        case "int": return value.exactInt.map { .int($0) }
        case "number": return value.exactNumber == nil ? nil : value
        case "duration", "size": return value.exactNumber == nil ? nil : value
        case "text", "path": return value.exactText == nil ? nil : value
        case "bool", "range", "record", "table", "function": return value.kind == name ? value : nil
        case "tensor": return try Operand(value) == nil ? nil : value
        case "list":
            guard let items = try value.listItems() else { return nil }
            guard let item = inner.first else { return value }
            for each in items { guard (try? checked(each, item, "an item")) != nil else { return nil } }
            return value
        default:
            if value.kind == name { return value }
            return vocabulary.value(value, as: name)
        }
    }
}
