import Engine

/// Functions of each element, named as PyTorch names them.
enum ElementwiseForms {
    static let all: [CommandForm] = [
        unary("exp", "e to the power of each element", "exp([0, 1])", "[1, 2.7183]") { try $0.exp() },
        unary("log", "natural logarithm of each element", "log([1, 2])", "[0, 0.6931]") { try $0.log() },
        unary("sqrt", "square root of each element; nan below 0", "sqrt([4, 9])", "[2, 3]") { try $0.sqrt() },
        unary("sin", "sine of each element, in radians", "sin([0, 1])", "[0, 0.8415]") { try $0.sin() },
        unary("cos", "cosine of each element, in radians", "cos([0, 1])", "[1, 0.5403]") { try $0.cos() },
        unary("tanh", "hyperbolic tangent of each element", "tanh([0, 1])", "[0, 0.7616]") { try $0.tanh() },
        unary("sigmoid", "1/(1 + exp(-x)) of each element", "sigmoid([0, 2])", "[0.5, 0.8808]") {
            try $0.sigmoid()
        },
        unary("relu", "max(x, 0) of each element; derivative 0 at 0", "relu([-1, 2])", "[0, 2]", keepsIntegers: true) {
            try $0.relu()
        },
        unary("abs", "absolute value of each element", "abs([-1, 2])", "[1, 2]", keepsIntegers: true) { try $0.abs() },
        unary("sign", "-1, 0 or 1 of each element", "sign([-3, 0, 2])", "[-1, 0, 1]", keepsIntegers: true) {
            try $0.sign()
        },
        unary("square", "x*x of each element", "square([3, -2])", "[9, 4]", keepsIntegers: true) { try $0.square() },
        unary("floor", "largest whole number not above each element", "floor([1.5, -1.5])", "[1, -2]") {
            try $0.floor()
        },
        binary("maximum", "the larger of two elements, with broadcasting; nan if either is nan",
               "maximum([1, 5], 3)", "[3, 5]") { try $0.maximum($1) },
        binary("minimum", "the smaller of two elements, with broadcasting; nan if either is nan",
               "minimum([1, 5], 3)", "[1, 3]") { try $0.minimum($1) },
        clamp,
    ]

    private static let clamp = CommandForm.command(
        "clamp", "each element moved into [min, max]", result: "tensor",
        example: Example("clamp([-2, 0.5, 3], min: 0, max: 1)", prints: ["[0, 0.5, 1]"])
    ) { fields in
        let x = fields("x", .tensor, help: "the tensor")
        let low = fields(optional: "min", .number, help: "lower end; none without it")
        let high = fields(optional: "max", .number, help: "upper end; none without it")
        return { arguments, _ in
            let operand = try arguments[x].floating()
            let result = try operand.tensor.clamp(
                min: arguments[low] ?? -.infinity, max: arguments[high] ?? .infinity)
            return Operand(result, isWeak: operand.isWeak).value
        }
    }

    private static func unary(
        _ name: String, _ summary: String, _ code: String, _ prints: String, keepsIntegers: Bool = false,
        _ function: @escaping @Sendable (Tensor) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: [prints])) { fields in
            let x = fields("x", .tensor, help: "a number or tensor of any shape")
            return { arguments, _ in
                let operand = keepsIntegers ? arguments[x] : try arguments[x].floating()
                return Operand(try function(operand.tensor), isWeak: operand.isWeak).value
            }
        }
    }

    private static func binary(
        _ name: String, _ summary: String, _ code: String, _ prints: String,
        _ function: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: [prints])) { fields in
            let a = fields("a", .tensor, help: "a number or tensor")
            let b = fields("b", .tensor, help: "a number or tensor that broadcasts with it")
            return { arguments, _ in
                let (left, right, weak) = try Operand.unified(arguments[a], arguments[b])
                return Operand(try function(left, right), isWeak: weak).value
            }
        }
    }
}
