import Engine

/// `==` of the language for values as a whole.
public enum Equality {
    /// Whether two values are the same; numbers by value, lists and records item by item, tensors by shape
    /// and elements. Values too deep or too large to compare are not.
    public static func isEqual(_ a: Value, _ b: Value) -> Bool { (try? compare(a, b)) ?? false }

    /// As `isEqual`.
    ///
    /// - Throws: `.limit` for values that are nested too deeply, or have no end of parts.
    static func compare(_ a: Value, _ b: Value) throws -> Bool {
        var comparison = Comparison()
        return try comparison.isEqual(a, b)
    }
}

/// One comparison of two values, with how far it has gone.
private struct Comparison {
    private static let deepest = 2000
    private static let most = 50_000_000

    private var depth = 0
    private var steps = 0

    mutating func isEqual(_ a: Value, _ b: Value) throws -> Bool {
        steps += 1
        guard steps <= Comparison.most else {
            throw Fault(.limit, "the values have too many parts to compare (limit \(Comparison.most))")
        }
        switch (a, b) {
        case (.null, .null): return true
        case (.bool(let x), .bool(let y)): return x == y
        case (.text(let x), .text(let y)): return x.utf8.elementsEqual(y.utf8)
        case (.range(let x), .range(let y)): return x == y
        case (.int(let x), .int(let y)): return x == y
        case (.noun(let x), .noun(let y)): return x.equals(y)
        case (.list(let x), .list(let y)): return try deeper { try $0.isEqual(x, y) }
        case (.record(let x), .record(let y)): return try deeper { try $0.isEqual(x, y) }
        case (.function(let x), .function(let y)): return try deeper { try $0.isEqual(x, y) }
        case (.table, .table), (.table, .list), (.list, .table):
            guard let x = a.asTable, let y = b.asTable else { return false }
            return try deeper { try $0.isEqual(x, y) }
        default: return areEqualNumbers(a, b)
        }
    }

    private mutating func deeper(_ body: (inout Comparison) throws -> Bool) throws -> Bool {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Comparison.deepest else {
            throw Fault(.limit, "the values are nested too deeply to compare (limit \(Comparison.deepest))")
        }
        return try body(&self)
    }

    private mutating func isEqual(_ x: [Value], _ y: [Value]) throws -> Bool {
        guard x.count == y.count else { return false }
        for (a, b) in zip(x, y) where !(try isEqual(a, b)) { return false }
        return true
    }

    /// Records with the same keys, in whatever order, and equal values.
    private mutating func isEqual(_ x: Record, _ y: Record) throws -> Bool {
        guard x.count == y.count else { return false }
        for (key, value) in x.entries {
            guard let other = y[key], try isEqual(value, other) else { return false }
        }
        return true
    }

    private mutating func isEqual(_ x: Table, _ y: Table) throws -> Bool {
        guard x.count == y.count, x.columns.map(\.name) == y.columns.map(\.name) else { return false }
        for (a, b) in zip(x.columns, y.columns) where !(try isEqual(a.values, b.values)) { return false }
        return true
    }

    /// The same built-in, or the same text with the same captured values.
    private mutating func isEqual(_ x: any Callable, _ y: any Callable) throws -> Bool {
        guard let x = x as? UserFunction else { return !(y is UserFunction) && x.name == y.name }
        guard let y = y as? UserFunction, x.module === y.module, x.captured.count == y.captured.count else {
            return false
        }
        let (p, q) = (x.function.place, y.function.place)
        guard p.source === q.source, p.range == q.range else { return false }
        for (name, value) in x.captured {
            guard let other = y.captured[name], try isEqual(value, other) else { return false }
        }
        return true
    }

    private func areEqualNumbers(_ a: Value, _ b: Value) -> Bool {
        guard let x = try? Operand(a), let y = try? Operand(b), x.tensor.shape == y.tensor.shape else {
            return false
        }
        return x.tensor.doubles() == y.tensor.doubles()
    }
}
