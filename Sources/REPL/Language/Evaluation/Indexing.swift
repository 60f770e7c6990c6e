import Engine

/// Indexes of tensors, lists, records, tables, ranges and texts, by Python's rules.
enum Indexing {
    /// An item or part of anything but a tensor; nil where the value has no such index.
    static func item(of value: Value, _ part: IndexPart) throws -> Value? {
        switch (value, part) {
        case (.record(let record), .text(let key)):
            return try record[key] ?? missing(key, "the record has no", among: record.keys)
        case (.table, .text(let name)), (.list, .text(let name)):
            guard let table = value.asTable else { return nil }
            let column =
                try table.column(name)
                ?? missing(name, "the table has no column", among: table.columns.map(\.name))
            return try Brackets.value(column, nested: false)
        case (.table(let table), .at(let index)):
            return .record(table.row(try position(index, table.count, "a table")))
        case (.table(let table), .range(let start, let stop, let step)):
            return .table(table.rows(positions(start, stop, step, table.count)))
        case (.list(let list), .at(let index)): return list[try position(index, list.count, "a list")]
        case (.list(let list), .range(let start, let stop, let step)):
            return .list(positions(start, stop, step, list.count).map { list[$0] })
        case (.range(let span), .at(let index)): return span[try position(index, span.count, "a range")]
        case (.text(let text), .at(let index)):
            let characters = Array(text)
            return .text(String(characters[try position(index, characters.count, "a text")]))
        case (.text(let text), .range(let start, let stop, let step)):
            let characters = Array(text)
            return .text(String(positions(start, stop, step, characters.count).map { characters[$0] }))
        default: return nil
        }
    }

    private static func missing<T>(_ name: String, _ what: String, among names: [String]) throws -> T {
        let near = Suggestion.nearest(to: name, among: names)
        throw Fault(
            .name, "\(what) '\(name.escapedForTerminal)'",
            hint: near.map { "did you mean \"\($0)\"?" } ?? "it has "
                + names.prefix(12).joined(separator: ", "))
    }

    /// A part of a tensor.
    static func item(_ operand: Operand, _ parts: [IndexPart]) throws -> Value {
        if parts.count == 1, case .mask(let mask) = parts[0] {
            return Value(try operand.tensor.maskedSelect(mask), weak: operand.isWeak)
        }
        var result = operand.tensor
        var plain: [TensorIndex] = []
        for (place, part) in parts.enumerated() {
            let dim = try dimension(of: place, parts, rank: operand.tensor.rank)
            switch part {
            case .at(let index): plain.append(.at(index))
            case .range(let start, let stop, let step):
                plain.append(.range(start: start, stop: stop, step: step))
            case .ellipsis: plain.append(.ellipsis)
            case .positions(let positions):
                result = try result.indexSelect(dim: dim, positions)
                plain.append(.all)
            case .mask(let mask):
                guard mask.rank == 1, mask.shape == [operand.tensor.shape[dim]] else {
                    throw Fault(
                        .shape,
                        "a mask \(mask.shape.sizes) for dimension \(dim) of \(operand.tensor.shape.sizes)")
                }
                result = try result.indexSelect(
                    dim: dim, mask.bools().enumerated().filter(\.element).map(\.offset))
                plain.append(.all)
            case .text: throw Fault(.type, "a tensor is indexed by numbers, not by a text")
            }
        }
        return Value(try result.slice(plain), weak: operand.isWeak)
    }

    /// The dimension that a place of an index stands for; those after `...` are counted from the end.
    private static func dimension(of place: Int, _ parts: [IndexPart], rank: Int) throws -> Int {
        var dim = place
        if let dots = parts.firstIndex(where: { if case .ellipsis = $0 { true } else { false } }) {
            if place == dots { return 0 }
            if place > dots { dim = rank - parts.count + place }
        }
        guard dim >= 0, dim < rank else {
            throw Fault(.shape, "\(parts.count) indices for a tensor of \(rank) dimensions")
        }
        return dim
    }

    /// A tensor with a part exchanged for what broadcasts to it.
    static func replaced(_ operand: Operand, _ parts: [IndexPart], by new: Operand) throws -> Value {
        let count = operand.tensor.count
        let places = try Tensor.arange(count).reshape(operand.tensor.shape)
        let chosen = try Operand(item(Operand(places, isWeak: false), parts))?.tensor ?? places
        let (target, source, weak) = try Operand.unified(operand, new)
        let flat = try Tensor.cat([
            target.reshape([count]), source.expand(chosen.shape).reshape([chosen.count]),
        ])
        var from = Array(0..<count)
        for (order, place) in try chosen.ints().enumerated() { from[place] = count + order }
        return Value(try flat.indexSelect(dim: 0, from).reshape(target.shape), weak: weak)
    }

    /// A position from an index that may count from the end.
    static func position(_ index: Int, _ count: Int, _ what: String) throws -> Int {
        let position = index < 0 ? count + index : index
        guard position >= 0, position < count else {
            throw Fault(.value, "index \(index) is outside \(what) of \(count)")
        }
        return position
    }

    /// The positions of a slice; the step is not 0.
    static func positions(_ start: Int?, _ stop: Int?, _ step: Int, _ count: Int) -> [Int] {
        let (low, high) = step > 0 ? (0, count) : (-1, count - 1)
        func bounded(_ end: Int) -> Int { min(max(end < 0 ? end + count : end, low), high) }
        let first = start.map(bounded) ?? (step > 0 ? low : high)
        let last = stop.map(bounded) ?? (step > 0 ? high : low)
        // A step beyond the items is one beyond them: it cannot overflow then.
        return Array(stride(from: first, to: last, by: min(max(step, -count - 1), count + 1)))
    }
}
