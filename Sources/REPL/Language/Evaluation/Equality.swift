import Engine

/// `==` of the language for values as a whole.
public enum Equality {
    /// Whether two values are the same; numbers by value, lists and records item by item, tensors by shape and
    /// elements.
    public static func isEqual(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.null, .null): return true
        case (.bool(let x), .bool(let y)): return x == y
        case (.text(let x), .text(let y)): return x.utf8.elementsEqual(y.utf8)
        case (.range(let x), .range(let y)): return x == y
        case (.list(let x), .list(let y)):
            return x.count == y.count && zip(x, y).allSatisfy { isEqual($0, $1) }
        case (.record(let x), .record(let y)):
            return x.count == y.count
                && x.entries.allSatisfy { key, value in y[key].map { isEqual(value, $0) } ?? false }
        case (.table(let x), .table(let y)): return isEqual(x, y)
        case (.table(let x), .list): return b.asTable.map { isEqual(x, $0) } ?? false
        case (.list, .table(let y)): return a.asTable.map { isEqual($0, y) } ?? false
        case (.function(let x), .function(let y)): return isEqual(x, y)
        case (.noun(let x), .noun(let y)): return x.equals(y)
        case (.int(let x), .int(let y)): return x == y
        default: return numbers(a, b)
        }
    }

    /// The same built-in, or the same text with the same captured values.
    private static func isEqual(_ x: any Callable, _ y: any Callable) -> Bool {
        guard let x = x as? UserFunction else { return !(y is UserFunction) && x.name == y.name }
        guard let y = y as? UserFunction, x.module === y.module else { return false }
        let (p, q) = (x.function.place, y.function.place)
        return p.source === q.source && p.range == q.range && x.captured.count == y.captured.count
            && x.captured.allSatisfy { name, value in y.captured[name].map { isEqual(value, $0) } ?? false }
    }

    private static func isEqual(_ x: Table, _ y: Table) -> Bool {
        x.count == y.count && x.columns.count == y.columns.count
            && zip(x.columns, y.columns).allSatisfy { a, b in
                a.name == b.name && zip(a.values, b.values).allSatisfy { isEqual($0, $1) }
            }
    }

    private static func numbers(_ a: Value, _ b: Value) -> Bool {
        guard let x = try? Operand(a), let y = try? Operand(b), x.tensor.shape == y.tensor.shape else {
            return false
        }
        return x.tensor.doubles() == y.tensor.doubles()
    }
}
