/// A value as a tensor with its weakness: what tensor functions take and give (LANGUAGE 3.3).
public struct Operand: Sendable {
    public let tensor: Tensor
    /// Weak values act like written numbers and take the dtype of what they meet.
    public let isWeak: Bool

    public init(_ tensor: Tensor, isWeak: Bool) {
        self.tensor = tensor
        self.isWeak = isWeak
    }

    /// The operand of a number or tensor, or of a range or list of numbers; nil for other kinds.
    public init?(_ value: Value) throws { try self.init(value, depth: 0) }

    /// Lists within lists become dimensions, so they go no deeper than a tensor has dimensions.
    private init?(_ value: Value, depth: Int) throws {
        switch value {
        case .int(let number): self.init(try Tensor(number), isWeak: true)
        case .real(let number): self.init(try Tensor(number), isWeak: true)
        case .tensor(let tensor, let weak): self.init(tensor, isWeak: weak)
        case .range, .list:
            guard depth < 16, let items = try value.listItems(),
                let joined = try Operand.joined(items, depth: depth + 1)
            else { return nil }
            self = joined
        default: return nil
        }
    }

    /// The value of the language.
    public var value: Value { Value(tensor, weak: isWeak) }

    /// The same with a float dtype: weak integers become f64, strong ones f32.
    public func floating() throws -> Operand {
        tensor.dtype.isFloat ? self : Operand(try tensor.to(isWeak ? .f64 : .f32), isWeak: isWeak)
    }

    /// The two in the dtype that an operation on them has, and whether its result is weak.
    ///
    /// A weak operand takes a strong one's dtype; a weak real with strong integers makes both f32.
    public static func unified(_ a: Operand, _ b: Operand) throws -> (Tensor, Tensor, isWeak: Bool) {
        switch (a.isWeak, b.isWeak) {
        case (true, true):
            if a.tensor.dtype == b.tensor.dtype { return (a.tensor, b.tensor, true) }
            return (try a.tensor.to(.f64), try b.tensor.to(.f64), true)
        case (false, false): return (a.tensor, b.tensor, false)
        case (true, false):
            let dtype = met(a.tensor.dtype, b.tensor.dtype)
            return (try a.tensor.to(dtype), try b.tensor.to(dtype), false)
        case (false, true):
            let dtype = met(b.tensor.dtype, a.tensor.dtype)
            return (try a.tensor.to(dtype), try b.tensor.to(dtype), false)
        }
    }

    private static func met(_ weak: DType, _ strong: DType) -> DType {
        strong.isFloat || weak == .i64 ? strong : .f32
    }

    /// Items of one shape stacked: numbers make a weak vector, 0-d strong tensors a strong one.
    private static func joined(_ items: [Value], depth: Int) throws -> Operand? {
        var operands: [Operand] = []
        for item in items {
            guard let operand = try Operand(item, depth: depth) else { return nil }
            operands.append(operand)
        }
        guard var first = operands.first else { return Operand(try Tensor([Double]()), isWeak: true) }
        for next in operands.dropFirst() where next.tensor.shape != first.tensor.shape { return nil }
        if let strong = operands.first(where: { !$0.isWeak }) { first = strong }
        let weak = first.isWeak
        let dtype = weak ? (operands.contains { $0.tensor.dtype.isFloat } ? .f64 : .i64) : first.tensor.dtype
        return Operand(try Tensor.stack(operands.map { try $0.tensor.to(dtype) }), isWeak: weak)
    }
}

extension FieldType where T == Operand {
    /// A number or tensor; a list or range of numbers counts as one.
    public static var tensor: FieldType<Operand> { FieldType("tensor") { try Operand($0) } }
}
