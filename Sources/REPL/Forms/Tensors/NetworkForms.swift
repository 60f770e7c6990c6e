import Engine

/// Functions of neural networks.
enum NetworkForms {
    static let all: [CommandForm] = [
        alongDim("softmax", "exponentials that sum to 1 along dim", "softmax([0, 0])", "[0.5, 0.5]") {
            try $0.softmax(dim: $1)
        },
        alongDim("log_softmax", "the logarithm of softmax, without overflow", "log_softmax([0, 0])",
                 "[-0.6931, -0.6931]") { try $0.logSoftmax(dim: $1) },
        crossEntropy, mseLoss, linear, conv2d,
        pooling("max_pool2d", "the largest of each window", "max_pool2d(ones(1, 1, 4, 4), 2).shape") {
            try $0.maxPool2d($1, stride: $2, padding: $3)
        },
        pooling("avg_pool2d", "the mean of each window", "avg_pool2d(ones(1, 1, 4, 4), 2).shape") {
            try $0.avgPool2d($1, stride: $2, padding: $3)
        },
    ]

    private static let crossEntropy = CommandForm.command(
        "cross_entropy", "mean negative log-probability of the labels", result: "number",
        example: Example("cross_entropy([0, 0; 0, 0], [0, 1])", prints: ["0.6931"])
    ) { fields in
        let logits = fields("input", .tensor, help: "logits [n, classes]")
        let labels = fields("target", .tensor, help: "class of each row [n]")
        return { arguments, _ in
            let operand = try arguments[logits].floating()
            let target = try arguments[labels].tensor.to(.i64)
            return Operand(try operand.tensor.crossEntropy(target), isWeak: operand.isWeak).value
        }
    }

    private static let mseLoss = CommandForm.command(
        "mse_loss", "mean squared difference", result: "number",
        example: Example("mse_loss([1, 2], [1, 4])", prints: ["2"])
    ) { fields in
        let input = fields("input", .tensor, help: "what was predicted")
        let target = fields("target", .tensor, help: "what it should be, of the same shape")
        return { arguments, _ in
            let (a, b, weak) = try Operand.unified(arguments[input].floating(), arguments[target].floating())
            return Operand(try a.mseLoss(b), isWeak: weak).value
        }
    }

    private static let linear = CommandForm.command(
        "linear", "x @ weight.T + bias", result: "tensor",
        example: Example("linear([1, 2], [3, 4; 5, 6])", prints: ["[11, 17]"])
    ) { fields in
        let x = fields("input", .tensor, help: "[..., in]")
        let weight = fields("weight", .tensor, help: "[out, in]")
        let bias = fields(optional: "bias", .tensor, help: "[out]")
        return { arguments, _ in
            let (input, matrix, weak) = try Operand.unified(arguments[x], arguments[weight])
            let offset = try arguments[bias]?.tensor.to(input.dtype)
            return Operand(try input.linear(matrix, bias: offset), isWeak: weak).value
        }
    }

    private static let conv2d = CommandForm.command(
        "conv2d", "cross-correlation of images with filters", result: "tensor",
        example: Example("conv2d(ones(1, 1, 3, 3), ones(1, 1, 3, 3), padding: 1)[0, 0, 1, 1]", prints: ["9"])
    ) { fields in
        let x = fields("input", .tensor, help: "images [N, C, H, W]")
        let weight = fields("weight", .tensor, help: "filters [O, C, KH, KW]")
        let bias = fields(optional: "bias", .tensor, help: "[O]")
        let stride = fields("stride", .int, default: 1, in: .atLeast(1), help: "step of the window")
        let padding = fields("padding", .int, default: 0, in: .atLeast(0), help: "zeros at each border")
        return { arguments, _ in
            let (input, filters, weak) = try Operand.unified(arguments[x].floating(), arguments[weight].floating())
            let offset = try arguments[bias]?.tensor.to(input.dtype)
            let result = try input.conv2d(
                filters, bias: offset, stride: arguments[stride], padding: arguments[padding])
            return Operand(result, isWeak: weak).value
        }
    }

    private static func alongDim(
        _ name: String, _ summary: String, _ code: String, _ prints: String,
        _ function: @escaping @Sendable (Tensor, Int) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: [prints])) { fields in
            let x = fields("x", .tensor, help: "the tensor")
            let dim = fields("dim", .int, default: -1, help: "the dimension")
            return { arguments, _ in try arguments[x].floating().shaped { try function($0, arguments[dim]) } }
        }
    }

    private static func pooling(
        _ name: String, _ summary: String, _ code: String,
        _ function: @escaping @Sendable (Tensor, Int, Int?, Int) throws -> Tensor
    ) -> CommandForm {
        .command(name, summary, result: "tensor", example: Example(code, prints: ["[1, 1, 2, 2]"])) { fields in
            let x = fields("input", .tensor, help: "images [N, C, H, W]")
            let size = fields("kernel_size", .int, in: .atLeast(1), help: "side of the window")
            let stride = fields(optional: "stride", .int, in: .atLeast(1), help: "its step; its side without it")
            let padding = fields("padding", .int, default: 0, in: .atLeast(0), help: "border that counts as empty")
            return { arguments, _ in
                try arguments[x].floating().shaped {
                    try function($0, arguments[size], arguments[stride], arguments[padding])
                }
            }
        }
    }
}
