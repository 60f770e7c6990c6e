import Engine

/// Derivatives of the language's functions.
enum GradientForms {
    static let all: [CommandForm] = [
        grad, valueAndGrad, hvp,
        matrix("jacobian", "the matrix of first derivatives of f's values", "jacobian(x => x^2, at: [1, 2])",
               ["[2, 0]", "[0, 4]"]) { try Differentiation.jacobian(of: $0, at: $1) },
        matrix("hessian", "the matrix of second derivatives of f", "hessian(x => sum(x^3), at: [1, 2])",
               ["[6, 0]", "[0, 12]"]) { try Differentiation.hessian(of: $0, at: $1) },
    ]

    private static let grad = CommandForm.command(
        "grad", "the gradient of a function whose value is a single number", result: "any",
        notes: "The result has the structure of at: a number, a tensor or a record of tensors.",
        example: Example("grad(x => sum(x^2), at: [1, 2])", prints: ["[2, 4]"])
    ) { fields in
        let f = fields("f", .function, help: "a function of one argument")
        let at = fields("at", .any, help: "where: a number, tensor or record of tensors")
        return { arguments, session in
            try gradient(of: arguments[f], at: arguments[at], session).gradient
        }
    }

    private static let valueAndGrad = CommandForm.command(
        "value_and_grad", "the value of a function and its gradient, from one pass", result: "list<any>",
        example: Example("value_and_grad(x => sum(x^2), at: [1, 2])", prints: ["[5, [2, 4]]"])
    ) { fields in
        let f = fields("f", .function, help: "a function of one argument")
        let at = fields("at", .any, help: "where: a number, tensor or record of tensors")
        return { arguments, session in
            let (value, gradient) = try gradient(of: arguments[f], at: arguments[at], session)
            return .list([value, gradient])
        }
    }

    private static let hvp = CommandForm.command(
        "hvp", "the Hessian of f times a vector", result: "tensor",
        example: Example("hvp(x => sum(x^3), at: [1, 2], v: [1, 1])", prints: ["[6, 12]"])
    ) { fields in
        let f = fields("f", .function, help: "a function whose value is a single number")
        let at = fields("at", .tensor, help: "where")
        let v = fields("v", .tensor, help: "a vector of the shape of at")
        return { arguments, session in
            let point = try arguments[at].floating()
            let vector = try arguments[v].tensor.to(point.tensor.dtype)
            let function = numeric(arguments[f], weak: point.isWeak, session)
            return Operand(
                try Differentiation.hvp(of: function, at: point.tensor, vector), isWeak: point.isWeak
            ).value
        }
    }

    private static func matrix(
        _ name: String, _ summary: String, _ code: String, _ prints: [String],
        _ derive: @escaping @Sendable ((Tensor) throws -> Tensor, Tensor) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: prints)) { fields in
            let f = fields("f", .function, help: "a function of one argument")
            let at = fields("at", .tensor, help: "where")
            return { arguments, session in
                let point = try arguments[at].floating()
                let function = numeric(arguments[f], weak: point.isWeak, session)
                return Operand(try derive(function, point.tensor), isWeak: point.isWeak).value
            }
        }
    }

    /// A function of the language as one of tensors.
    static func numeric(
        _ f: any Callable, weak: Bool, _ session: Session
    ) -> (Tensor) throws -> Tensor {
        { x in
            let value = try f.call(Call(values: [.tensor(x, weak: weak)]), in: session)
            guard let operand = try Operand(value) else {
                throw Fault(.type, "\(f.name) gives a \(value.kind), where a number or tensor was expected")
            }
            return operand.tensor
        }
    }

    private static func gradient(
        of f: any Callable, at point: Value, _ session: Session
    ) throws -> (value: Value, gradient: Value) {
        if case .record(let record) = point { return try gradient(of: f, at: record, session) }
        guard let operand = try Operand(point)?.floating() else {
            throw Fault(.type, "at must be a number, tensor or record of tensors, and is a \(point.kind)")
        }
        let (value, gradient) = try Differentiation.valueAndGrad(
            of: numeric(f, weak: operand.isWeak, session), at: operand.tensor)
        return (
            Operand(value, isWeak: operand.isWeak).value, Operand(gradient, isWeak: operand.isWeak).value
        )
    }

    private static func gradient(
        of f: any Callable, at record: Record, _ session: Session
    ) throws -> (value: Value, gradient: Value) {
        let operands = try record.entries.map { entry in
            guard let operand = try Operand(entry.value)?.floating() else {
                throw Fault(.type, "at.\(entry.key) must be a number or tensor, and is a \(entry.value.kind)")
            }
            return operand
        }
        let (value, gradients) = try Differentiation.valueAndGrads(
            of: { variables in
                let parts = zip(record.keys, zip(variables, operands)).map { key, part in
                    (key, Value.tensor(part.0, weak: part.1.isWeak))
                }
                let value = try f.call(Call(values: [.record(Record(parts))]), in: session)
                guard let result = try Operand(value) else {
                    throw Fault(.type, "\(f.name) gives a \(value.kind), where a number was expected")
                }
                return result.tensor
            }, at: operands.map(\.tensor))
        let parts = zip(record.keys, zip(gradients, operands)).map { key, part in
            (key, Operand(part.0, isWeak: part.1.isWeak).value)
        }
        let weak = operands.allSatisfy(\.isWeak)
        return (Operand(value, isWeak: weak).value, .record(Record(parts)))
    }
}
