import Engine

/// What the operators mean for each kind of value (LANGUAGE 3.3 and 3.4).
enum Operators {
    /// The value of `a op b`.
    ///
    /// - Throws: `.type` where the operator has no meaning, `.value` for integers that overflow or a division by
    ///   zero, `.shape` for shapes that do not fit.
    static func combined(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        if case .int(let x) = a, case .int(let y) = b { return try integers(operation, x, y) }
        if let x = a.plainReal, let y = b.plainReal { return try reals(operation, x, y) }
        if case .noun(let noun) = a, let value = try noun.combined(operation, with: b, reversed: false) {
            return value
        }
        if case .noun(let noun) = b, let value = try noun.combined(operation, with: a, reversed: true) {
            return value
        }
        if operation == .within { return .bool(try contains(b, a)) }
        if case .bool = a, case .bool = b, operation == .equal || operation == .notEqual {
            return .bool(Equality.isEqual(a, b) == (operation == .equal))
        }
        if let x = try tensorOperand(a), let y = try tensorOperand(b) { return try tensors(operation, x, y) }
        switch operation {
        case .equal: return .bool(try Equality.compare(a, b))
        case .notEqual: return .bool(!(try Equality.compare(a, b)))
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            if case .text(let x) = a, case .text(let y) = b { return .bool(texts(operation, x, y)) }
        default: break
        }
        throw undefined(operation, a, b)
    }

    /// `-x` and `+x`.
    static func signed(_ value: Value, isMinus: Bool) throws -> Value {
        switch value {
        case .int(let number):
            guard isMinus else { return value }
            guard number != .min else { throw overflow("-", number) }
            return .int(-number)
        case .real(let number): return .real(isMinus ? -number : number)
        case .tensor(let tensor, let weak): return Value(isMinus ? try tensor.neg() : tensor, weak: weak)
        default: throw Fault(.type, "a \(value.kind) has no sign")
        }
    }

    /// A fault of shapes with both expressions and their shapes.
    static func described(
        _ operation: BinaryOperator, _ a: Value, _ b: Value, left: String?, right: String, reason: String
    ) -> String {
        guard let x = try? Operand(a), let y = try? Operand(b) else { return reason }
        var reason = reason
        if let colon = reason.firstRange(of: ": inner sizes") {
            reason = String(reason[reason.index(colon.lowerBound, offsetBy: 2)...])
        }
        if let shapes = reason.firstRange(of: " of the shapes") {
            reason = reason[..<shapes.lowerBound] + ")"
        }
        return "\(named(left, "the left side")) \(x.tensor.shape.sizes)  \(operation.rawValue)  "
            + "\(named(right, "the right side")) \(y.tensor.shape.sizes)  — \(reason)"
    }

    /// The text of an operand, if it is short enough for a message.
    private static func named(_ text: String?, _ otherwise: String) -> String {
        guard let text, text.utf8.count <= 60, !text.utf8.contains(10) else { return otherwise }
        return text.escapedForTerminal
    }

    // MARK: Numbers

    private static func integers(_ operation: BinaryOperator, _ x: Int, _ y: Int) throws -> Value {
        let (value, over): (Int, Bool)
        switch operation {
        case .add: (value, over) = x.addingReportingOverflow(y)
        case .subtract: (value, over) = x.subtractingReportingOverflow(y)
        case .multiply: (value, over) = x.multipliedReportingOverflow(by: y)
        case .floorDivide, .remainder:
            guard y != 0 else {
                throw Fault(.value, "\(x) \(operation.rawValue) 0: division of an integer by zero")
            }
            if y == -1, operation == .remainder { return .int(0) }
            guard !(x == .min && y == -1) else { throw overflow(operation.rawValue, x, y) }
            let rest = x % y
            let shifts = rest != 0 && (rest < 0) != (y < 0)
            return .int(operation == .remainder ? (shifts ? rest + y : rest) : x / y - (shifts ? 1 : 0))
        case .power where y >= 0: return .int(try power(x, y))
        default: return try reals(operation, Double(x), Double(y), exact: x == y ? 0 : x < y ? -1 : 1)
        }
        guard !over else { throw overflow(operation.rawValue, x, y) }
        return .int(value)
    }

    private static func power(_ base: Int, _ exponent: Int) throws -> Int {
        var result = 1
        var square = base
        var left = exponent
        while left > 0 {
            if left & 1 == 1 {
                let (product, over) = result.multipliedReportingOverflow(by: square)
                guard !over else { throw overflow("^", base, exponent) }
                result = product
            }
            left >>= 1
            guard left > 0 else { break }
            let (next, over) = square.multipliedReportingOverflow(by: square)
            guard !over else { throw overflow("^", base, exponent) }
            square = next
        }
        return result
    }

    private static func reals(_ operation: BinaryOperator, _ x: Double, _ y: Double, exact: Int? = nil) throws
        -> Value
    {
        switch operation {
        case .add: return .real(x + y)
        case .subtract: return .real(x - y)
        case .multiply: return .real(x * y)
        case .divide: return .real(x / y)
        case .floorDivide: return .real((x / y).rounded(.down))
        case .remainder:
            let rest = x.truncatingRemainder(dividingBy: y)
            return .real(rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest)
        case .power: return .real(Double.pow(x, y))
        case .matmul: throw Fault(.type, "@ is the product of matrices; numbers are multiplied with *")
        case .equal: return .bool(exact.map { $0 == 0 } ?? (x == y))
        case .notEqual: return .bool(exact.map { $0 != 0 } ?? (x != y))
        case .less: return .bool(exact.map { $0 < 0 } ?? (x < y))
        case .lessOrEqual: return .bool(exact.map { $0 <= 0 } ?? (x <= y))
        case .greater: return .bool(exact.map { $0 > 0 } ?? (x > y))
        case .greaterOrEqual: return .bool(exact.map { $0 >= 0 } ?? (x >= y))
        case .within: throw Fault(.type, "'in' looks into a list, range, record, table or text, not a number")
        }
    }

    private static func overflow(_ operation: String, _ numbers: Int...) -> Fault {
        let text = numbers.map(String.init).joined(separator: " \(operation) ")
        return Fault(
            .value, "\(numbers.count == 1 ? operation + text : text) is too large for an exact integer",
            hint: "write one of them as a real number: \(numbers[0]).0")
    }

    private static func texts(_ operation: BinaryOperator, _ x: String, _ y: String) -> Bool {
        let less = x.utf8.lexicographicallyPrecedes(y.utf8)
        let equal = x.utf8.elementsEqual(y.utf8)
        switch operation {
        case .less: return less
        case .lessOrEqual: return less || equal
        case .greater: return !less && !equal
        default: return !less
        }
    }

    // MARK: Tensors

    /// The operand of a number or tensor; lists are not operands, so that `[a] + [b]` of names is an error.
    private static func tensorOperand(_ value: Value) throws -> Operand? {
        switch value {
        case .int, .real, .tensor: try Operand(value)
        default: nil
        }
    }

    private static func tensors(_ operation: BinaryOperator, _ a: Operand, _ b: Operand) throws -> Value {
        var (x, y, weak) = try Operand.unified(a, b)
        if operation == .divide || operation == .power && !b.tensor.isWholePower {
            x = x.dtype.isFloat ? x : try x.to(weak ? .f64 : .f32)
            y = y.dtype.isFloat ? y : try y.to(weak ? .f64 : .f32)
        }
        switch operation {
        case .add: return Value(try x + y, weak: weak)
        case .subtract: return Value(try x - y, weak: weak)
        case .multiply: return Value(try x * y, weak: weak)
        case .divide: return Value(try x / y, weak: weak)
        case .floorDivide: return Value(try x.floorDivide(y), weak: weak)
        case .remainder: return Value(try x.remainder(y), weak: weak)
        case .power: return Value(try x.pow(y), weak: weak)
        case .matmul: return Value(try x.matmul(y), weak: weak)
        case .equal: return truth(try x.equal(y))
        case .notEqual: return truth(try x.notEqual(y))
        case .less: return truth(try x.less(y))
        case .lessOrEqual: return truth(try x.lessEqual(y))
        case .greater: return truth(try x.greater(y))
        case .greaterOrEqual: return truth(try x.greaterEqual(y))
        case .within: return .bool(try y.equal(x).any())
        }
    }

    /// A comparison's result: one truth value, or a tensor of them.
    private static func truth(_ tensor: Tensor) -> Value {
        tensor.shape.isEmpty ? .bool(tensor.item() != 0) : .tensor(tensor, weak: false)
    }

    // MARK: Containment and faults

    private static func contains(_ whole: Value, _ item: Value) throws -> Bool {
        switch (whole, item) {
        case (.text(let text), .text(let part)): return text.contains(part)
        case (.record(let record), .text(let key)): return record[key] != nil
        case (.table(let table), .text(let name)): return table.column(name) != nil
        case (.list(let items), _): return try items.contains { try Equality.compare($0, item) }
        case (.range(let span), _):
            guard let number = item.exactNumber else { return false }
            let steps = (number - span.lower) / span.step
            let index = steps.rounded()
            return abs(steps - index) < 1e-9 && index >= 0 && index < Double(span.count)
        case (.tensor(let tensor, let weak), _):
            guard let operand = try Operand(item) else { return false }
            let (x, y, _) = try Operand.unified(Operand(tensor, isWeak: weak), operand)
            return try x.equal(y).any()
        default:
            throw Fault(.type, "'in' looks into a list, range, record, table or text, not a \(whole.kind)")
        }
    }

    private static func undefined(_ operation: BinaryOperator, _ a: Value, _ b: Value) -> Fault {
        var hint: String?
        if case .text = a, operation == .add { hint = "texts are joined by putting values in: \"{a}{b}\"" }
        if case .list = a, operation == .add { hint = "lists are joined by spreading them: [...a, ...b]" }
        return Fault(.type, "a \(a.kind) \(operation.rawValue) a \(b.kind) has no meaning", hint: hint)
    }
}

extension Value {
    /// A weak number as a double; nil for anything else.
    fileprivate var plainReal: Double? {
        switch self {
        case .int(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }
}

extension Tensor {
    /// Whether integers to this power stay integers.
    fileprivate var isWholePower: Bool {
        guard dtype == .i64, shape.isEmpty else { return false }
        return item() >= 0
    }
}
