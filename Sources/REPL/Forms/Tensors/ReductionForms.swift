import Engine

/// Functions that take many elements to one, over all dimensions or some.
enum ReductionForms {
    static let all: [CommandForm] = [
        reduction("sum", "sum of the elements", "sum([1, 2; 3, 4], dim: 0)", "[4, 6]", keepsIntegers: true) {
            try $0.sum(dim: $1, keepdim: $2)
        },
        reduction("mean", "mean of the elements", "mean([1, 2, 3, 6])", "3") { try $0.mean(dim: $1, keepdim: $2) },
        reduction("amax", "largest element; nan if any is nan", "amax([1, 5, 2])", "5", keepsIntegers: true) {
            try $0.amax(dim: $1, keepdim: $2)
        },
        reduction("amin", "smallest element; nan if any is nan", "amin([1, 5, 2])", "1", keepsIntegers: true) {
            try $0.amin(dim: $1, keepdim: $2)
        },
        reduction("max", "largest element (amax)", "max([1, 5, 2])", "5", keepsIntegers: true) {
            try $0.amax(dim: $1, keepdim: $2)
        },
        reduction("min", "smallest element (amin)", "min([1, 5, 2])", "1", keepsIntegers: true) {
            try $0.amin(dim: $1, keepdim: $2)
        },
        reduction("logsumexp", "log of the sum of exponentials, without overflow", "logsumexp([0, 0])", "0.6931") {
            try $0.logsumexp(dim: $1, keepdim: $2)
        },
        spread("var", "variance, divided by n - correction", "var([1, 2, 3, 4])", "1.6667") {
            try $0.var(dim: $1, correction: $2, keepdim: $3)
        },
        spread("std", "standard deviation, divided by n - correction", "std([1, 2, 3, 4])", "1.291") {
            try $0.std(dim: $1, correction: $2, keepdim: $3)
        },
        norm,
        position("argmax", "index of the largest element; the first of equals", "argmax([1, 5, 2])", "1") {
            try $0.argmax(dim: $1, keepdim: $2)
        },
        position("argmin", "index of the smallest element; the first of equals", "argmin([1, 5, 2])", "0") {
            try $0.argmin(dim: $1, keepdim: $2)
        },
        truth("all", "whether every element is true (not 0)", "all([1, 2] == [1, 2])", "true") { try $0.all() },
        truth("any", "whether some element is true (not 0)", "any([1, 2] == [1, 3])", "true") { try $0.any() },
    ]

    /// `dim:` of a reduction: one dimension or several; all without it.
    static let dims = FieldType<[Int]>("int | list<int>") { value in
        if let one = value.exactInt { return [one] }
        return try FieldType<[Int]>.list(.int).read(value)
    }

    private static let norm = CommandForm.command(
        "norm", "the p-norm of all elements, or along dim", result: "tensor",
        example: Example("norm([3, 4])", prints: ["5"])
    ) { fields in
        let x = fields("x", .tensor, help: "the tensor")
        let p = fields("p", .number, default: 2, in: .above(0), help: "order of the norm")
        let dim = fields(optional: "dim", dims, help: "dimensions to go over; all without it")
        let keepdim = fields("keepdim", .bool, default: false, help: "keep the dimensions with size 1")
        return { arguments, _ in
            let operand = try arguments[x].floating()
            let result = try operand.tensor.norm(
                p: arguments[p], dim: arguments[dim], keepdim: arguments[keepdim])
            return Operand(result, isWeak: operand.isWeak).value
        }
    }

    private static func reduction(
        _ name: String, _ summary: String, _ code: String, _ prints: String, keepsIntegers: Bool = false,
        _ function: @escaping @Sendable (Tensor, [Int]?, Bool) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: [prints])) { fields in
            let x = fields("x", .tensor, help: "the tensor")
            let dim = fields(optional: "dim", dims, help: "dimensions to go over; all without it")
            let keepdim = fields("keepdim", .bool, default: false, help: "keep the dimensions with size 1")
            return { arguments, _ in
                let operand = keepsIntegers ? arguments[x] : try arguments[x].floating()
                let result = try function(operand.tensor, arguments[dim], arguments[keepdim])
                return Operand(result, isWeak: operand.isWeak).value
            }
        }
    }

    private static func spread(
        _ name: String, _ summary: String, _ code: String, _ prints: String,
        _ function: @escaping @Sendable (Tensor, [Int]?, Int, Bool) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: [prints])) { fields in
            let x = fields("x", .tensor, help: "the tensor")
            let dim = fields(optional: "dim", dims, help: "dimensions to go over; all without it")
            let correction = fields("correction", .int, default: 1, in: .atLeast(0), help: "taken from n")
            let keepdim = fields("keepdim", .bool, default: false, help: "keep the dimensions with size 1")
            return { arguments, _ in
                let operand = try arguments[x].floating()
                let result = try function(
                    operand.tensor, arguments[dim], arguments[correction], arguments[keepdim])
                return Operand(result, isWeak: operand.isWeak).value
            }
        }
    }

    private static func position(
        _ name: String, _ summary: String, _ code: String, _ prints: String,
        _ function: @escaping @Sendable (Tensor, Int?, Bool) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: [prints])) { fields in
            let x = fields("x", .tensor, help: "the tensor")
            let dim = fields(optional: "dim", .int, help: "dimension to go along; the flattened tensor without it")
            let keepdim = fields("keepdim", .bool, default: false, help: "keep the dimension with size 1")
            return { arguments, _ in
                let operand = arguments[x]
                let result = try function(operand.tensor, arguments[dim], arguments[keepdim])
                return Operand(result, isWeak: operand.isWeak).value
            }
        }
    }

    private static func truth(
        _ name: String, _ summary: String, _ code: String, _ prints: String,
        _ function: @escaping @Sendable (Tensor) throws -> Bool
    ) -> CommandForm {
        .command(name, summary, result: "bool", example: Example(code, prints: [prints])) { fields in
            let x = fields("x", .tensor, help: "the tensor")
            return { arguments, _ in .bool(try function(arguments[x].tensor)) }
        }
    }
}
