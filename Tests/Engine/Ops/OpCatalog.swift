import Engine

/// All differentiable ops with the inputs at which their derivatives are checked.
enum OpCatalog {
    static let all: [OpCase] =
        elementwise + pairs + reductions + shapes + indexing + losses + products + images
        + functions + orders + arrangements + placements + einsums + algebra

    static let elementwise: [OpCase] =
        OpCase.unary("neg") { try $0.neg() } + OpCase.unary("exp") { try $0.exp() }
        + OpCase.unary("log", values: .positive) { try $0.log() }
        + OpCase.unary("sqrt", values: .positive) { try $0.sqrt() }
        + OpCase.unary("sin") { try $0.sin() } + OpCase.unary("cos") { try $0.cos() }
        + OpCase.unary("tanh") { try $0.tanh() } + OpCase.unary("sigmoid") { try $0.sigmoid() }
        + OpCase.unary("relu") { try $0.relu() } + OpCase.unary("abs") { try $0.abs() }
        + OpCase.unary("square") { try $0.square() } + OpCase.unary("pow 3") { try $0.pow(3) }
        + OpCase.unary("pow -1.5", values: .positive) { try $0.pow(-1.5) }
        + OpCase.unary("pow 0") { try $0.pow(0) + $0.square() }
        + OpCase.unary("clamp") { try $0.clamp(min: -0.5, max: 0.8) * $0 }
        + OpCase.unary("sign times x²") { try $0.sign() * $0.square() }
        + OpCase.unary("x · 2 + 1") { try ($0 * 2.0 + 1.0) * $0 }
        + OpCase.unary("2 − x") { try (2.0 - $0) * $0 }
        + OpCase.unary("x / 3") { try ($0 / 3.0) * $0 }
        + OpCase.unary("3 / x", values: .positive) { try 3.0 / $0 }
        + OpCase.unary("where") { x in try Tensor.where(x.greater(0), x.square(), x.sin()) }
        + OpCase.unary("to f64") { try $0.to(.f64).square() }

    static let pairs: [OpCase] =
        OpCase.binary("add") { try ($0 + $1).square() } + OpCase.binary("subtract") { try ($0 - $1).square() }
        + OpCase.binary("multiply") { try $0 * $1 }
        + OpCase.binary("divide", values: .positive) { try $0 / $1 }
        + OpCase.binary("pow", values: .positive) { try $0.pow($1) }
        + OpCase.binary("maximum") { try $0.maximum($1).square() }
        + OpCase.binary("minimum") { try $0.minimum($1).square() }
        + OpCase.binary("remainder", values: .positive) { try $0.remainder($1) * $0 }
        + OpCase.binary("where of two") { try Tensor.where(($0 * $1).greater(0), $0.square(), $1.sin()) }

    static let reductions: [OpCase] =
        [[], [1], [6], [3, 4], [2, 3, 2]].flatMap { shape -> [OpCase] in
            [
                OpCase("sum", shape) { try $0[0].sum().square() },
                OpCase("mean", shape) { try $0[0].mean().square() },
                OpCase("amax", shape) { try $0[0].amax().square() },
                OpCase("amin", shape) { try $0[0].amin().square() },
                OpCase("norm", shape) { try $0[0].norm() },
                OpCase("norm 1", shape) { try $0[0].norm(p: 1).square() },
                OpCase("norm 3", shape) { try $0[0].norm(p: 3) },
                OpCase("norm ∞", shape) { try $0[0].norm(p: .infinity).square() },
                OpCase("logsumexp", shape) { try $0[0].logsumexp() },
                OpCase("var biased", shape) { try $0[0].var(correction: 0).square() },
            ]
        }
        + [[1, 3], [3, 4], [2, 3, 2], [4, 1, 3]].flatMap { shape -> [OpCase] in
            [
                OpCase("sum of dim 0", shape) { try $0[0].sum(dim: 0).square() },
                OpCase("sum of the outer dims", shape) {
                    try $0[0].sum(dim: [0, -1], keepdim: true).square()
                },
                OpCase("mean kept", shape) { try $0[0].mean(dim: 1, keepdim: true).square() },
                OpCase("amax of dim 0", shape) { try $0[0].amax(dim: [0]).square() },
                OpCase("std", shape) { try $0[0].std(dim: [-1]) },
                OpCase("norm of dim 1", shape) { try $0[0].norm(dim: [1]) },
                OpCase("logsumexp of dim 1", shape) { try $0[0].logsumexp(dim: [1], keepdim: true) },
                OpCase("softmax", shape) { try $0[0].softmax() },
                OpCase("softmax of dim 0", shape) { try $0[0].softmax(dim: 0) },
                OpCase("log_softmax", shape) { try $0[0].logSoftmax() },
                OpCase("log_softmax of dim 0", shape) { try $0[0].logSoftmax(dim: 0) },
            ]
        } + [
            OpCase("sum of nothing", [0, 3]) { try $0[0].sum(dim: 0).square() },
            OpCase("norm of nothing", [0]) { try $0[0].norm() },
            OpCase("log_softmax of no rows", [0, 3]) { try $0[0].logSoftmax() },
        ]

    static let shapes: [OpCase] = [
        OpCase("cosine", [2, 3], [2, 3]) { try $0[0].cosine($0[1]) },
        OpCase("prod", [5]) { try $0[0].prod() },
        OpCase("prod of dim 1", [2, 3]) { try $0[0].prod(dim: 1) },
        OpCase("prod of nothing", [0]) { try $0[0].prod() },
        OpCase("cumsum", [2, 4]) { try $0[0].cumsum(dim: 1).square() },
        OpCase("cumsum of dim 0", [3, 2]) { try $0[0].cumsum(dim: 0).square() },
        OpCase("flip", [3, 2]) { try $0[0].flip(dim: 0).cumsum(dim: 0).square() },
        OpCase("sort", [2, 5]) { try $0[0].sort(descending: true).cumsum(dim: 1).square() },
        OpCase("reshape", [2, 6]) { try $0[0].reshape([3, -1]).square() },
        OpCase("flatten", [2, 3, 2]) { try $0[0].flatten(from: 1).square() },
        OpCase("permute", [2, 3, 4]) { try $0[0].permute([2, 0, 1]).square() },
        OpCase("permute of nothing", [2, 0, 4]) { try $0[0].permute([2, 0, 1]).square() },
        OpCase("transpose", [3, 1]) { try $0[0].T.square() },
        OpCase("squeeze", [3, 1, 2]) { try $0[0].squeeze(dim: 1).square() },
        OpCase("unsqueeze", [3]) { try $0[0].unsqueeze(dim: -1).square() },
        OpCase("expand", [3, 1]) { try $0[0].expand([2, 3, 4]).square() },
        OpCase("cat", [2, 3], [1, 3], [0, 3]) { try Tensor.cat($0).square() },
        OpCase("cat of dim 1", [2, 3], [2, 1]) { try Tensor.cat($0, dim: -1).square() },
        OpCase("stack", [2, 3], [2, 3]) { try Tensor.stack($0, dim: 1).square() },
        OpCase("split", [5, 2]) { x in
            let parts = try x[0].split([2, 3])
            return try parts[0].sum(dim: 0) * parts[1].square().sum(dim: 0)
        },
        OpCase("diag of a vector", [4]) { try $0[0].diag().square() },
        OpCase("diag of a matrix", [3, 5]) { try $0[0].diag().square() },
    ]

    static let indexing: [OpCase] = [
        OpCase("slice", [4, 5]) {
            try $0[0].slice([.range(start: 1, stop: nil, step: 2), .at(-2)]).square()
        },
        OpCase("slice backwards", [4, 5]) {
            try $0[0].slice([.ellipsis, .range(start: nil, stop: nil, step: -2)]).square()
        },
        OpCase("slice of nothing", [4]) { try $0[0].slice([.range(start: 3, stop: 1, step: 1)]).square() },
        OpCase("replacing", [3, 4], [2, 1]) {
            try $0[0].replacing([.range(start: 1, stop: 3, step: 1), .all], with: $0[1]).square()
        },
        OpCase("index_select", [4, 3]) { try $0[0].indexSelect(dim: 0, [3, 1, 3]).square() },
        OpCase("index_select of dim 1", [2, 3, 2]) { try $0[0].indexSelect(dim: 1, [-1, 0]).square() },
        OpCase("gather", [3, 4]) {
            try $0[0].gather(dim: 1, Tensor([0, 3, 3, 1, 2, 2], shape: [3, 2])).square()
        },
        OpCase("mask", [3, 4]) { try $0[0].maskedSelect($0[0].greater(0)).square() },
        OpCase("mask of rows", [3, 4]) { try $0[0].maskedSelect(Tensor([true, false, true])).square() },
    ]

    static let losses: [OpCase] = [[1, 2], [4, 3], [5, 2]].flatMap { shape -> [OpCase] in
        let labels: @Sendable () throws -> Tensor = { try Tensor((0..<shape[0]).map { $0 * 7 % shape[1] }) }
        return [
            OpCase("cross_entropy", shape) { try $0[0].crossEntropy(labels()) },
            OpCase("cross_entropy of rows", shape) { try $0[0].crossEntropy(labels(), reduction: .none) },
            OpCase("nll_loss", shape) { try $0[0].square().nllLoss(labels(), reduction: .sum) },
            OpCase("bce_with_logits", shape, shape) { try $0[0].bceWithLogits($0[1], reduction: .none) },
            OpCase("mse_loss", shape, shape) { try $0[0].mseLoss($0[1]) },
        ]
    }

    static let products: [OpCase] = [
        OpCase("dot", [4], [4]) { try $0[0].dot($0[1]) },
        OpCase("outer", [3], [2]) { try $0[0].outer($0[1]) },
        OpCase("matrix vector", [3, 4], [4]) { try $0[0].matmul($0[1]) },
        OpCase("vector matrix", [3], [3, 2]) { try $0[0].matmul($0[1]) },
        OpCase("matrix matrix", [3, 4], [4, 2]) { try $0[0].matmul($0[1]) },
        OpCase("matrix of one", [1, 1], [1, 1]) { try $0[0].matmul($0[1]) },
        OpCase("matrix of no columns", [3, 0], [0, 2]) { try $0[0].matmul($0[1]) },
        OpCase("stack matrix", [2, 3, 4], [4, 2]) { try $0[0].matmul($0[1]) },
        OpCase("matrix stack", [3, 4], [2, 4, 2]) { try $0[0].matmul($0[1]) },
        OpCase("stacks that broadcast", [2, 1, 3, 4], [5, 4, 2]) { try $0[0].matmul($0[1]) },
        OpCase("stack vector", [2, 3, 4], [4]) { try $0[0].matmul($0[1]) },
        OpCase("solve", [3, 3], [3, 2]) { try ($0[0] + Tensor.eye(3, $0[0].dtype) * 5).solve($0[1]) },
        OpCase("solve of a vector", [2, 2], [2]) {
            try ($0[0] + Tensor.eye(2, $0[0].dtype) * 5).solve($0[1])
        },
        OpCase("inv", [3, 3]) { try ($0[0] + Tensor.eye(3, $0[0].dtype) * 5).inv() },
        OpCase("det", [3, 3]) { try ($0[0] + Tensor.eye(3, $0[0].dtype) * 2).det() },
        OpCase("linear", [5, 3], [2, 3], [2]) { try $0[0].linear($0[1], bias: $0[2]).square() },
        OpCase("linear of a stack", [2, 2, 3], [4, 3]) { try $0[0].linear($0[1]).square() },
    ]

    static let images: [OpCase] = [
        OpCase("conv2d", [2, 5, 4, 3], [2, 3, 3, 3], [2]) {
            try $0[0].conv2dNHWC($0[1], bias: $0[2], padding: 1)
        },
        OpCase("conv2d of stride 2", [1, 6, 5, 2], [3, 2, 3, 3]) {
            try $0[0].conv2dNHWC($0[1], stride: 2, padding: 1)
        },
        OpCase("conv2d 1×1", [2, 3, 3, 4], [5, 4, 1, 1]) { try $0[0].conv2dNHWC($0[1]) },
        OpCase("conv2d of one pixel", [1, 1, 1, 1], [1, 1, 1, 1]) { try $0[0].conv2dNHWC($0[1]) },
        OpCase("conv2d of no images", [0, 3, 3, 2], [2, 2, 3, 3]) { try $0[0].conv2dNHWC($0[1], padding: 1) },
        OpCase("conv2d NCHW, 2×3", [2, 2, 4, 5], [3, 2, 2, 3]) { try $0[0].conv2d($0[1], stride: 2) },
        OpCase("batch_norm", [6, 3], [3], [3]) { try $0[0].batchNorm(weight: $0[1], bias: $0[2]).output },
        OpCase("batch_norm of images", [2, 2, 3, 2], [2], [2]) {
            try $0[0].batchNorm(weight: $0[1], bias: $0[2]).output
        },
        OpCase("batch_norm in evaluation", [4, 3], [3], [3], [3], [3], values: .positive) {
            try $0[0].batchNorm(weight: $0[1], bias: $0[2], mean: $0[3], variance: $0[4])
        },
        OpCase("max_pool2d", [2, 4, 4, 3]) { try $0[0].maxPool2dNHWC(2).square() },
        OpCase("max_pool2d that overlaps", [1, 5, 5, 2]) {
            try $0[0].maxPool2dNHWC(3, stride: 2, padding: 1).square()
        },
        OpCase("max_pool2d NCHW", [1, 2, 4, 6]) { try $0[0].maxPool2d(2).square() },
        OpCase("avg_pool2d", [2, 4, 4, 3]) { try $0[0].avgPool2dNHWC(2).square() },
        OpCase("avg_pool2d that overlaps", [1, 5, 5, 2]) {
            try $0[0].avgPool2dNHWC(3, stride: 2, padding: 1).square()
        },
        OpCase("global average", [2, 3, 2, 4]) { try $0[0].globalAvgPoolNHWC().square() },
    ]
}
