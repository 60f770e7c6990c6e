import Engine

/// Functions of each element, named as PyTorch names them.
enum ElementwiseForms {
    static let all: [CommandForm] = functions + roundings + activations + [clamp, choice]

    private static let functions: [CommandForm] = [
        OpForm.op("neg", "minus each element", "neg([1, -2]) #> [-1, 2]", of: .any) { try $0.neg() },
        OpForm.op("abs", "absolute value of each element", "abs([-1, 2]) #> [1, 2]", of: .any) { try $0.abs() },
        OpForm.op("sign", "-1, 0 or 1 of each element", "sign([-3, 0, 2]) #> [-1, 0, 1]", of: .any) { try $0.sign() },
        OpForm.op("square", "x*x of each element", "square([3, -2]) #> [9, 4]", of: .any) { try $0.square() },
        OpForm.op("exp", "e to the power of each element", "exp([0, 1]) #> [1, 2.7183]") { try $0.exp() },
        OpForm.op("expm1", "exp(x) - 1, exact near 0", "expm1([0, 1]) #> [0, 1.7183]") { try $0.expm1() },
        OpForm.op("log", "natural logarithm of each element", "log([1, 2]) #> [0, 0.6931]") { try $0.log() },
        OpForm.op("log1p", "log(1 + x), exact near 0", "log1p([0, 1]) #> [0, 0.6931]") { try $0.log1p() },
        OpForm.op("sqrt", "square root of each element; nan below 0", "sqrt([4, 9]) #> [2, 3]") { try $0.sqrt() },
        OpForm.op("rsqrt", "1/sqrt(x) of each element", "rsqrt([4, 16]) #> [0.5, 0.25]") { try $0.rsqrt() },
        OpForm.op("reciprocal", "1/x of each element", "reciprocal([2, 4]) #> [0.5, 0.25]") { try $0.reciprocal() },
        OpForm.op("sin", "sine of each element, in radians", "sin([0, 1]) #> [0, 0.8415]") { try $0.sin() },
        OpForm.op("cos", "cosine of each element, in radians", "cos([0, 1]) #> [1, 0.5403]") { try $0.cos() },
        OpForm.op("tan", "tangent of each element, in radians", "tan([0, 1]) #> [0, 1.5574]") { try $0.tan() },
        OpForm.op("tanh", "hyperbolic tangent of each element", "tanh([0, 1]) #> [0, 0.7616]") { try $0.tanh() },
        OpForm.op("erf", "error function of each element", "erf([0, 1]) #> [0, 0.8427]") { try $0.erf() },
        OpForm.op("erfc", "1 - erf(x), without cancellation", "erfc([0, 1]) #> [1, 0.1573]") { try $0.erfc() },
        OpForm.op(
            "pow", "each element to a power, as ^", "pow([1, 2, 3], 2) #> [1, 4, 9]", of: .any,
            .tensor("exponent", "a number or a tensor that broadcasts")) { try $0.pow($1) },
        two("maximum", "the larger of two, with broadcasting; nan if either is nan", "maximum([1, 5], 3) #> [3, 5]") {
            try $0.maximum($1)
        },
        two("minimum", "the smaller of two, with broadcasting; nan if either is nan", "minimum([1, 5], 3) #> [1, 3]") {
            try $0.minimum($1)
        },
    ]

    private static let roundings: [CommandForm] = [
        OpForm.op("floor", "largest whole number not above", "floor([1.5, -1.5]) #> [1, -2]", of: .any) { try $0.floor() },
        OpForm.op("ceil", "smallest whole number not below", "ceil([1.5, -1.5]) #> [2, -1]", of: .any) { try $0.ceil() },
        OpForm.op("round", "nearest whole number, the even one of two", "round([0.5, 1.5]) #> [0, 2]", of: .any) {
            try $0.round()
        },
        OpForm.op("isnan", "whether each element is nan", "any(isnan([1, 2])) #> false", of: .any) { try $0.isNaN() },
        OpForm.op("isinf", "whether each element is infinite", "any(isinf([1, 2])) #> false", of: .any) { try $0.isInf() },
        OpForm.op("isfinite", "whether each element is finite", "all(isfinite([1, 2])) #> true", of: .any) {
            try $0.isFinite()
        },
        two("eq", "whether two are equal, as ==", "all(eq([1, 2], [1, 2])) #> true") { try $0.equal($1) },
        two("ne", "whether two differ, as !=", "any(ne([1, 2], [1, 2])) #> false") { try $0.notEqual($1) },
        two("lt", "whether the first is below, as <", "all(lt([1, 2], 3)) #> true") { try $0.less($1) },
        two("le", "whether the first is at most the second, as <=", "all(le([1, 2], 2)) #> true") {
            try $0.lessEqual($1)
        },
        two("gt", "whether the first is above, as >", "any(gt([1, 2], 2)) #> false") { try $0.greater($1) },
        two("ge", "whether the first is at least the second, as >=", "any(ge([1, 2], 2)) #> true") {
            try $0.greaterEqual($1)
        },
        two("logical_and", "whether both are true", "any(logical_and([1, 0], [0, 1])) #> false") {
            try $0.logicalAnd($1)
        },
        two("logical_or", "whether one at least is true", "all(logical_or([1, 0], [0, 1])) #> true") {
            try $0.logicalOr($1)
        },
        two("logical_xor", "whether exactly one is true", "all(logical_xor([1, 0], [0, 1])) #> true") {
            try $0.logicalXor($1)
        },
        OpForm.op("logical_not", "whether each is false", "any(logical_not([1, 2])) #> false", of: .any) {
            try $0.logicalNot()
        },
    ]

    private static let activations: [CommandForm] = [
        OpForm.op("sigmoid", "1/(1 + exp(-x)) of each element", "sigmoid([0, 2]) #> [0.5, 0.8808]") {
            try $0.sigmoid()
        },
        OpForm.op("relu", "max(x, 0) of each element; derivative 0 at 0", "relu([-1, 2]) #> [0, 2]", of: .any) {
            $0.dtype.isFloat ? try $0.relu() : try $0.maximum(Tensor(0).to($0.dtype))
        },
        OpForm.op(
            "leaky_relu", "x where positive, else negative_slope*x", "leaky_relu([-1, 2]) #> [-0.01, 2]",
            .number("negative_slope", 0.01, "slope below 0")) { try $0.leakyRelu(negativeSlope: $1) },
        OpForm.op(
            "elu", "x where positive, else alpha*(exp(x) - 1)", "elu([-1, 2]) #> [-0.6321, 2]",
            .number("alpha", 1, "minus the value far below 0")) { try $0.elu(alpha: $1) },
        OpForm.op(
            "gelu", "x times the normal distribution at x", "gelu([-1, 2]) #> [-0.1587, 1.9545]",
            .choice("approximate", Tensor.GeluForm.none, "the error function, or a formula with tanh")) {
                try $0.gelu(approximate: $1)
            },
        OpForm.op("silu", "x*sigmoid(x), also called swish", "silu([-1, 2]) #> [-0.2689, 1.7616]") { try $0.silu() },
        OpForm.op(
            "softplus", "log(1 + exp(beta*x))/beta", "softplus([0, 2]) #> [0.6931, 2.1269]",
            .number("beta", 1, "sharpness of the bend"),
            .number("threshold", 20, "x itself where beta*x is above")) {
                try $0.softplus(beta: $1, threshold: $2)
            },
    ]

    private static let clamp = OpForm.op(
        "clamp", "each element moved into [min, max]", "clamp([-2, 0.5, 3], min: 0, max: 1) #> [0, 0.5, 1]",
        .maybe("min", .number, "lower end; none without it"), .maybe("max", .number, "upper end; none without it")
    ) { try $0.clamp(min: $1 ?? -.infinity, max: $2 ?? .infinity) }

    /// A tensor of bool, and nothing else: `where` of a list and a test is another form.
    private static let condition = FieldType<Tensor>("tensor of bool") { value in
        guard case .tensor(let tensor, _) = value, tensor.dtype == .bool else { return nil }
        return tensor
    }

    private static let choice = CommandForm.command(
        "where", "elements of a where a condition holds, else of b", result: "tensor",
        example: OpForm.parsed("where([1, 5] > 2, [1, 5], 0) #> [0, 5]")
    ) { fields in
        let test = fields("condition", condition, help: "which to take; broadcasts")
        let first = fields("a", .tensor, help: "where it holds")
        let second = fields("b", .tensor, help: "where it does not")
        return { arguments, _ in
            let (a, b, weak) = try Operand.unified(arguments[first], arguments[second])
            return Operand(try Tensor.where(arguments[test], a, b), isWeak: weak).value
        }
    }

    private static func two(
        _ name: String, _ summary: String, _ example: String,
        _ function: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> CommandForm {
        OpForm.op(
            name, summary, example, of: .any, label: "a", .tensor("b", "a number or tensor that broadcasts with it"),
            body: function)
    }
}
