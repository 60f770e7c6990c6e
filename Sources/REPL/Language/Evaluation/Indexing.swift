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
        let parts = try tensorIndex(items, scope)
        switch (value, parts.count == 1 ? parts[0] : nil) {
        case (.tensor(let tensor, let weak), _): return try Indexing.item(Operand(tensor, isWeak: weak), parts)
        case (.record(let record), .text(let key)?):
            if let found = record[key] { return found }
            let near = Suggestion.nearest(to: key, among: record.keys)
            throw Fault(.name, "the record has no '\(key)'", hint: near.map { "did you mean \"\($0)\"?" })
        case (.table(let table), .text(let name)?):
            if let column = table.column(name) { return try Brackets.value(column, nested: false, isEmptySpread: true) }
            let near = Suggestion.nearest(to: name, among: table.columns.map(\.name))
            throw Fault(.name, "the table has no column '\(name)'", hint: near.map { "did you mean \"\($0)\"?" })
        case (.table(let table), .at(let index)?):
            return .record(table.row(try Indexing.position(index, table.count, "a table")))
        case (.table(let table), .range(let start, let stop, let step)?):
            return .table(table.rows(try Indexing.positions(start, stop, step, table.count)))
        case (.list(let list), .at(let index)?): return list[try Indexing.position(index, list.count, "a list")]
        case (.list(let list), .range(let start, let stop, let step)?):
            return .list(try Indexing.positions(start, stop, step, list.count).map { list[$0] })
        case (.range(let span), .at(let index)?): return span[try Indexing.position(index, span.count, "a range")]
        case (.text(let text), .at(let index)?):
            let characters = Array(text)
            return .text(String(characters[try Indexing.position(index, characters.count, "a text")]))
        case (.noun, _):
            guard let operand = try Operand(try Fields.value(of: "value", in: value, host) ?? value) else { break }
            return try Indexing.item(operand, parts)
        default: break
        }
        throw Fault(.type, "a \(value.kind) cannot be indexed so")
    }

    /// The parts of an index, evaluated.
    func tensorIndex(_ items: [Expression.IndexItem], _ scope: Scope) throws -> [IndexPart] {
        try items.map { item in
            switch item {
            case .ellipsis: return .ellipsis
            case .slice(let start, let stop, let step):
                let ends = try [start, stop, step].map { try $0.map { try whole($0, scope) } }
                if ends[2] == 0, let step { throw Fault(.value, "the step of a slice cannot be 0", at: step.place) }
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
        case .range(let span) where span.isInteger:
            return .positions(try value.listItems()?.compactMap(\.exactInt) ?? [])
        default:
            throw Fault(
                .type, "an index is a whole number, a slice, a mask or a text, and this is a \(value.kind)", at: place)
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

/// Indexes of tensors, and positions in lists.
enum Indexing {
    /// A part of a tensor.
    static func item(_ operand: Operand, _ parts: [IndexPart]) throws -> Value {
        let tensor = operand.tensor
        if parts.count == 1, case .mask(let mask) = parts[0] {
            return Value(try tensor.maskedSelect(mask), weak: operand.isWeak)
        }
        var result = tensor
        var plain: [TensorIndex] = []
        var dim = 0
        for part in parts {
            switch part {
            case .at(let index): plain.append(.at(index))
            case .range(let start, let stop, let step): plain.append(.range(start: start, stop: stop, step: step))
            case .ellipsis:
                plain.append(.ellipsis)
                dim = max(dim, tensor.rank - parts.count)
            case .positions(let positions):
                result = try result.indexSelect(dim: dim, positions.map { $0 < 0 ? $0 + (tensor.shape[safe: dim] ?? 0) : $0 })
                plain.append(.all)
            case .mask(let mask):
                let positions = mask.bools().enumerated().filter(\.element).map(\.offset)
                result = try result.indexSelect(dim: dim, positions)
                plain.append(.all)
            case .text: throw Fault(.type, "a tensor is indexed by numbers, not by a text")
            }
            dim += 1
        }
        return Value(try result.slice(plain), weak: operand.isWeak)
    }

    /// A tensor with a part exchanged.
    static func replaced(_ operand: Operand, _ parts: [IndexPart], by new: Operand) throws -> Value {
        let flat = try Tensor.arange(operand.tensor.count).reshape(operand.tensor.shape)
        let chosen = try Operand(item(Operand(flat, isWeak: false), parts))?.tensor ?? flat
        let (target, source, weak) = try Operand.unified(operand, new)
        let values = try source.expand(chosen.shape).constant.doubles()
        var elements = target.constant.doubles()
        for (position, value) in zip(try chosen.ints(), values) { elements[position] = value }
        return Value(try Tensor(elements, shape: target.shape).to(target.dtype), weak: weak)
    }

    /// A position from an index that may count from the end.
    static func position(_ index: Int, _ count: Int, _ what: String) throws -> Int {
        let position = index < 0 ? count + index : index
        guard position >= 0, position < count else {
            throw Fault(.value, "index \(index) is outside \(what) of \(count)")
        }
        return position
    }

    /// The positions of a slice, Python's rule.
    static func positions(_ start: Int?, _ stop: Int?, _ step: Int, _ count: Int) throws -> [Int] {
        func bounded(_ end: Int?, _ fallback: Int, _ low: Int, _ high: Int) -> Int {
            guard let end else { return fallback }
            return min(max(end < 0 ? end + count : end, low), high)
        }
        if step > 0 {
            return Array(stride(from: bounded(start, 0, 0, count), to: bounded(stop, count, 0, count), by: step))
        }
        return Array(
            stride(from: bounded(start, count - 1, -1, count - 1), to: bounded(stop, -1, -1, count - 1), by: step))
    }
}

extension Array {
    /// The element at an index, or nil outside.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
