import Engine

/// What stands at one place of an index, evaluated.
enum IndexPart {
    case at(Int)
    case range(Int?, Int?, Int)
    case ellipsis
    case mask(Tensor)
    case positions([Int])
    case text(String)
}

extension Interpreter {
    /// `x[…]` for each kind of value.
    func index(_ value: Value, _ items: [Expression.IndexItem], _ scope: Scope) throws -> Value {
        let parts = try indexParts(items, scope)
        if case .tensor(let tensor, let weak) = value {
            return try Indexing.item(Operand(tensor, isWeak: weak), parts)
        }
        if case .noun = value, let inner = try Fields.value(of: "value", in: value, host),
            let operand = try Operand(inner)
        {
            return try Indexing.item(operand, parts)
        }
        if parts.count == 1, let found = try Indexing.item(of: value, parts[0]) { return found }
        let hint = parts.count > 1 ? "only tensors have several indices" : nil
        throw Fault(.type, "a \(value.kind) cannot be indexed so", hint: hint)
    }

    /// The parts of an index, evaluated.
    func indexParts(_ items: [Expression.IndexItem], _ scope: Scope) throws -> [IndexPart] {
        try items.map { item in
            switch item {
            case .ellipsis: return .ellipsis
            case .slice(let start, let stop, let step):
                let ends = try [start, stop, step].map { try $0.map { try whole($0, scope) } }
                if ends[2] == 0, let step {
                    throw Fault(.value, "the step of a slice cannot be 0", at: step.place)
                }
                return .range(ends[0], ends[1], ends[2] ?? 1)
            case .one(let expression): return try part(evaluate(expression, scope), at: expression.place)
            }
        }
    }

    private func part(_ value: Value, at place: Place) throws -> IndexPart {
        if let index = value.exactInt { return .at(index) }
        switch value {
        case .text(let text): return .text(text)
        case .tensor(let tensor, _) where tensor.dtype == .bool: return .mask(tensor)
        case .tensor(let tensor, _) where tensor.dtype == .i64: return .positions(try tensor.ints())
        case .list(let items)
        where !items.isEmpty && items.allSatisfy({ if case .bool = $0 { true } else { false } }):
            return .mask(try Tensor(items.map { if case .bool(true) = $0 { true } else { false } }))
        case .range(let span) where span.isInteger:
            return .positions(try value.listItems()?.compactMap(\.exactInt) ?? [])
        default:
            throw Fault(
                .type, "an index is a whole number, a slice, a mask or a text, and this is a \(value.kind)",
                at: place)
        }
    }

    private func whole(_ expression: Expression, _ scope: Scope) throws -> Int {
        let value = try evaluate(expression, scope)
        guard let index = value.exactInt else {
            throw Fault(.type, "the ends of a slice are whole numbers", at: expression.place)
        }
        return index
    }
}
