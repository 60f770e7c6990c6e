import Engine

/// What a bracket makes of its items: a tensor of numbers, or a list (LANGUAGE 3.3).
public enum Brackets {
    /// The value of a bracket.
    ///
    /// - Parameters:
    ///   - nested: all items are written as brackets, so tensors of one shape gain a dimension.
    public static func value(_ items: [Value], nested: Bool) throws -> Value {
        guard !items.isEmpty else { return .list([]) }
        if let numbers = try numbers(items) { return numbers }
        if nested, let joined = try joined(items) { return joined }
        return .list(items)
    }

    /// Items of one list or record.
    static let limit = 10_000_000

    /// - Throws: `.limit` for more items than a list may have.
    static func check(count: Int) throws {
        guard count <= limit else { throw Fault(.limit, "a list has at most \(limit) items") }
    }

    /// Weak numbers as a weak vector, exact; 0-d strong tensors stacked; nil where an item is something else.
    private static func numbers(_ items: [Value]) throws -> Value? {
        var integers: [Int] = []
        var reals: [Double] = []
        var strong: Operand?
        for item in items {
            switch item {
            case .int(let value):
                integers.append(value)
                reals.append(Double(value))
            case .real(let value): reals.append(value)
            case .tensor(let tensor, let weak) where tensor.shape.isEmpty:
                if strong == nil || !weak { strong = Operand(tensor, isWeak: weak) }
            default: return nil
            }
        }
        guard let model = strong else {
            let isInteger = integers.count == items.count
            return .tensor(isInteger ? try Tensor(integers) : try Tensor(reals), weak: true)
        }
        var dtype = model.tensor.dtype
        if !dtype.isFloat, reals.count > integers.count { dtype = model.isWeak ? .f64 : .f32 }
        let parts = try items.compactMap { try Operand($0)?.tensor.to(dtype) }
        return .tensor(try Tensor.stack(parts), weak: model.isWeak)
    }

    /// Brackets of one shape with one dimension more; nil where shapes differ or an item is no tensor.
    private static func joined(_ items: [Value]) throws -> Value? {
        var operands: [Operand] = []
        for item in items {
            guard case .tensor(let tensor, let weak) = item else { return nil }
            operands.append(Operand(tensor, isWeak: weak))
        }
        guard let first = operands.first, operands.allSatisfy({ $0.tensor.shape == first.tensor.shape })
        else {
            return nil
        }
        let strong = operands.first { !$0.isWeak }
        let dtype =
            strong?.tensor.dtype
            ?? (operands.contains { $0.tensor.dtype.isFloat } ? .f64 : first.tensor.dtype)
        return .tensor(try Tensor.stack(operands.map { try $0.tensor.to(dtype) }), weak: strong == nil)
    }
}
