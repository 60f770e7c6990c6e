import Engine

/// Functions that make tensors: strong, f32 unless `dtype:` says otherwise.
enum MakingForms {
    static let all: [CommandForm] = [
        filled("zeros", "a tensor of zeros", "zeros(2)", "[0, 0]") { try Tensor.zeros($0, $1) },
        filled("ones", "a tensor of ones", "ones(2)", "[1, 1]") { try Tensor.ones($0, $1) },
        full, eye, arange, linspace, logspace, geomspace, tensor,
        random("rand", "uniform numbers of [0, 1)", "rand(2, seed: 1).shape") { try Tensor.rand($0, &$1, dtype: $2) },
        random("randn", "numbers of the standard normal distribution", "randn(2, 3, seed: 1).shape") {
            try Tensor.randn($0, &$1, dtype: $2)
        },
        randint, randperm,
    ]

    /// `dtype:` of what makes tensors.
    static let dtype = FieldType<DType>(
        "\"f32\" | \"f64\" | \"i64\" | \"u8\" | \"bool\"", choices: ["f32", "f64", "i64", "u8", "bool"]
    ) { $0.exactText.flatMap(DType.init(rawValue:)) }

    /// Sizes given one by one or as one list.
    static let sizes = FieldType<[Int]>("int | list<int>") { value in
        if let one = value.exactInt { return [one] }
        return try FieldType<[Int]>.list(.int).read(value)
    }

    private static let full = CommandForm.command(
        "full", "a tensor with every element the same", result: "tensor",
        example: Example("full([2], 7)", prints: ["[7, 7]"])
    ) { fields in
        let shape = fields("shape", sizes, in: .atLeast(0), help: "the sizes")
        let value = fields("value", .number, help: "the element")
        let type = fields("dtype", dtype, default: "f32", help: "type of the elements")
        return { arguments, _ in
            .tensor(try Tensor.full(arguments[shape], arguments[value], arguments[type]), weak: false)
        }
    }

    private static let eye = CommandForm.command(
        "eye", "the identity matrix", result: "tensor",
        example: Example("eye(2)", prints: ["f32 [2, 2]", "[1, 0]", "[0, 1]"])
    ) { fields in
        let n = fields("n", .int, in: .atLeast(0), help: "rows and columns")
        let type = fields("dtype", dtype, default: "f32", help: "type of the elements")
        return { arguments, _ in .tensor(try Tensor.eye(arguments[n], arguments[type]), weak: false) }
    }

    private static let arange = CommandForm.command(
        "arange", "0, 1, ... n - 1 as i64", result: "tensor",
        example: Example("arange(4)", prints: ["[0, 1, 2, 3]"])
    ) { fields in
        let n = fields("n", .int, in: .atLeast(0), help: "how many")
        return { arguments, _ in .tensor(try Tensor.arange(arguments[n]), weak: false) }
    }

    private static let linspace = CommandForm.command(
        "linspace", "numbers at equal distances, both ends included", result: "tensor",
        example: Example("linspace(0, 1, 5)", prints: ["[0, 0.25, 0.5, 0.75, 1]"])
    ) { fields in
        let start = fields("start", .number, help: "first")
        let end = fields("end", .number, help: "last")
        let steps = fields("steps", .int, in: .atLeast(0), help: "how many")
        let type = fields("dtype", dtype, default: "f32", help: "type of the elements")
        return { arguments, _ in
            .tensor(
                try Tensor.linspace(
                    arguments[start], arguments[end], steps: arguments[steps], dtype: arguments[type]), weak: false)
        }
    }

    private static let logspace = CommandForm.command(
        "logspace", "powers of ten at equal ratios; the ends are exponents", result: "tensor",
        example: Example("logspace(0, 2, 3)", prints: ["[1, 10, 100]"])
    ) { fields in
        let start = fields("start", .number, help: "exponent of the first")
        let end = fields("end", .number, help: "exponent of the last")
        let steps = fields("steps", .int, in: .atLeast(0), help: "how many")
        return { arguments, _ in
            let exponents = try Tensor.linspace(
                arguments[start], arguments[end], steps: arguments[steps], dtype: .f64)
            return .tensor(try (exponents * 2.302585092994046).exp().to(.f32), weak: false)
        }
    }

    private static let geomspace = CommandForm.command(
        "geomspace", "numbers at equal ratios, both ends exact; weak, for sweeps", result: "tensor",
        example: Example("geomspace(1, 100, 3)", prints: ["[1, 10, 100]"])
    ) { fields in
        let start = fields("start", .number, in: .above(0), help: "first")
        let end = fields("end", .number, in: .above(0), help: "last")
        let steps = fields("steps", .int, in: .atLeast(0), help: "how many")
        return { arguments, _ in
            let logs = try Tensor([arguments[start], arguments[end]]).log().doubles()
            var values = try Tensor.linspace(logs[0], logs[1], steps: arguments[steps], dtype: .f64).exp().doubles()
            if let last = values.indices.last {
                values[last] = arguments[end]
                values[0] = arguments[start]
            }
            return .tensor(try Tensor(values), weak: true)
        }
    }

    private static let tensor = CommandForm.command(
        "tensor", "a strong tensor of numbers", result: "tensor",
        example: Example("tensor([1, 2; 3, 4])", prints: ["f32 [2, 2]", "[1, 2]", "[3, 4]"])
    ) { fields in
        let x = fields("x", .tensor, help: "numbers, a tensor, a list of tensors of one shape")
        let type = fields(optional: "dtype", dtype, help: "type of the elements; f32 for weak numbers without it")
        return { arguments, _ in
            let operand = arguments[x]
            let target = arguments[type] ?? (operand.isWeak ? .f32 : operand.tensor.dtype)
            return .tensor(try operand.tensor.to(target), weak: false)
        }
    }

    private static let randint = CommandForm.command(
        "randint", "whole numbers of low ..< high", result: "tensor",
        example: Example("randint(0, 10, [3], seed: 1).shape", prints: ["[3]"])
    ) { fields in
        let low = fields("low", .int, help: "smallest")
        let high = fields("high", .int, help: "one above the largest")
        let shape = fields("shape", sizes, in: .atLeast(0), help: "the sizes")
        let seed = fields.seed(help: "without it the session's stream goes on")
        return { arguments, session in
            var stream = session.tensorStream(seed: arguments[seed])
            return .tensor(
                try Tensor.randint(arguments[low], arguments[high], arguments[shape], &stream), weak: false)
        }
    }

    private static let randperm = CommandForm.command(
        "randperm", "the numbers 0 ..< n in a random order", result: "tensor",
        example: Example("sum(randperm(4, seed: 1))", prints: ["6"])
    ) { fields in
        let n = fields("n", .int, in: .atLeast(0), help: "how many")
        let seed = fields.seed(help: "without it the session's stream goes on")
        return { arguments, session in
            var stream = session.tensorStream(seed: arguments[seed])
            return .tensor(try Tensor.randperm(arguments[n], &stream), weak: false)
        }
    }

    private static func filled(
        _ name: String, _ summary: String, _ code: String, _ prints: String,
        _ make: @escaping @Sendable ([Int], DType) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: [prints])) { fields in
            let shape = fields.rest("shape", sizes, help: "the sizes, one by one or as a list")
            let type = fields("dtype", dtype, default: "f32", help: "type of the elements")
            return { arguments, _ in
                .tensor(try make(try checked(arguments[shape].flatMap { $0 }), arguments[type]), weak: false)
            }
        }
    }

    private static func random(
        _ name: String, _ summary: String, _ code: String,
        _ make: @escaping @Sendable ([Int], inout Stream, DType) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code)) { fields in
            let shape = fields.rest("shape", sizes, help: "the sizes, one by one or as a list")
            let type = fields("dtype", dtype, default: "f32", help: "type of the elements")
            let seed = fields.seed(help: "without it the session's stream goes on")
            return { arguments, session in
                var stream = session.tensorStream(seed: arguments[seed])
                let sizes = try checked(arguments[shape].flatMap { $0 })
                return .tensor(try make(sizes, &stream, arguments[type]), weak: false)
            }
        }
    }

    private static func checked(_ sizes: [Int]) throws -> [Int] {
        if let negative = sizes.first(where: { $0 < 0 }) {
            throw Fault(.argument, "a size must be at least 0, and is \(negative)")
        }
        return sizes
    }
}
