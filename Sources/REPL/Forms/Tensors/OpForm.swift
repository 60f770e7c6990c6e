import Engine

/// What an op gives: one or more tensors, or a truth value.
protocol OpResult: Sendable {
    /// The value of the language; tensors are as weak as the operands were.
    func value(weak: Bool) -> Value
}

extension Tensor: OpResult {
    func value(weak: Bool) -> Value {
        if dtype == .bool { return rank == 0 ? .bool(item() != 0) : .tensor(self, weak: false) }
        return Value(self, weak: weak)
    }
}

extension [Tensor]: OpResult {
    func value(weak: Bool) -> Value { .list(map { $0.value(weak: weak) }) }
}

extension Bool: OpResult {
    func value(weak: Bool) -> Value { .bool(self) }
}

/// What an op takes as its first argument.
enum OpInput: Sendable {
    /// Integers become floats: f64 if weak, else f32.
    case real
    /// Any dtype as it is.
    case any
}

/// One op of the language in one row: name, summary, an example with what it prints, further arguments, and
/// the function of Engine.
enum OpForm {
    /// An op on a tensor called `input`.
    ///
    /// - Parameter example: `"exp([0, 1]) #> [1, 2.7183]"`, further lines after further `#>`.
    static func op<each T: Sendable, R: OpResult>(
        _ name: String, _ summary: String, _ example: String, of input: OpInput = .real,
        label: String = "x", notes: String = "",
        _ options: repeat OpOption<each T>,
        body: @escaping @Sendable (Tensor, repeat each T) throws -> R
    ) -> CommandForm {
        .command(
            name, summary, result: result(R.self), notes: notes, example: parsed(example)
        ) { fields in
            let first = fields(label, .tensor, help: "the tensor")
            let readers = (repeat (each options).declare(&fields))
            return { arguments, _ in
                var model = input == .real ? try arguments[first].floating() : arguments[first]
                for reader in repeat each readers {
                    if let other = reader.operand(arguments) { model = try joined(model, other) }
                }
                let operand = arguments[first]
                let dtype = model.tensor.dtype
                let isKept = !operand.isWeak && (input == .any || operand.tensor.dtype.isFloat)
                let x = isKept ? operand.tensor : try operand.tensor.to(dtype)
                return try body(x, repeat (each readers).read(arguments, dtype)).value(weak: model.isWeak)
            }
        }
    }

    /// An op on a list of tensors, in the dtype that they have together.
    static func list<each T: Sendable, R: OpResult>(
        _ name: String, _ summary: String, _ example: String, _ options: repeat OpOption<each T>,
        body: @escaping @Sendable ([Tensor], repeat each T) throws -> R
    ) -> CommandForm {
        .command(name, summary, result: result(R.self), example: parsed(example)) { fields in
            let first = fields("tensors", .list(.tensor), help: "the tensors")
            let readers = (repeat (each options).declare(&fields))
            return { arguments, _ in
                try together(arguments[first], name) { try body($0, repeat (each readers).read(arguments, $1)) }
            }
        }
    }

    /// The value of a function of several tensors, in the dtype that they have together.
    static func together(
        _ operands: [Operand], _ name: String, _ body: ([Tensor], DType) throws -> some OpResult
    ) throws -> Value {
        guard let start = operands.first else { throw Fault(.value, "\(name) of no tensors") }
        let model = try operands.dropFirst().reduce(start, joined)
        let dtype = model.tensor.dtype
        let tensors = try operands.map { $0.isWeak ? try $0.tensor.to(dtype) : $0.tensor }
        return try body(tensors, dtype).value(weak: model.isWeak)
    }

    /// The example of a row.
    static func parsed(_ text: String) -> Example {
        var parts: [String] = []
        var rest = text[...]
        while let found = rest.firstRange(of: " #> ") {
            parts.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        parts.append(String(rest))
        return Example(parts[0], prints: Array(parts.dropFirst()))
    }

    /// Nothing of the operands' dtype and weakness: what both have together.
    private static func joined(_ a: Operand, _ b: Operand) throws -> Operand {
        let (left, _, weak) = try Operand.unified(
            Operand(Tensor.zeros([], a.tensor.dtype), isWeak: a.isWeak),
            Operand(Tensor.zeros([], b.tensor.dtype), isWeak: b.isWeak))
        return Operand(left, isWeak: weak)
    }

    private static func result(_ type: any OpResult.Type) -> String {
        type == Bool.self ? "bool" : type == [Tensor].self ? "list<tensor>" : "tensor"
    }
}
