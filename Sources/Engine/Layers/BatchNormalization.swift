/// Batch normalisation of each channel, the last dimension.
///
/// In training the batch's mean and biased variance normalise, and the running ones move:
/// r ← (1 − momentum)·r + momentum·batch, with the unbiased variance n/(n − 1).
/// Source: Ioffe and Szegedy 2015; conventions and defaults as PyTorch's `BatchNorm2d`.
public struct BatchNormalization: Layer {
    public let name: String
    public let channels: Int
    /// How far one batch moves the running statistics.
    public let momentum: Double
    /// Added to the variance.
    public let eps: Double

    public init(_ name: String, _ channels: Int, momentum: Double = 0.1, eps: Double = 1e-5) {
        self.name = name
        self.channels = channels
        self.momentum = momentum
        self.eps = eps
    }

    public var kind: String { "batch norm" }

    public var couplesSamples: Bool { true }

    public var parameters: [ParameterDeclaration] {
        [
            ParameterDeclaration("\(name).weight", [channels], .full(1)),
            ParameterDeclaration("\(name).bias", [channels], .full(0)),
        ]
    }

    public var buffers: [BufferDeclaration] {
        [
            BufferDeclaration("\(name).running_mean", [channels], 0),
            BufferDeclaration("\(name).running_var", [channels], 1),
        ]
    }

    public func shape(after input: [Int]) throws -> [Int] {
        guard input.last == channels else {
            throw Fault(.shape, "\(name) takes \(channels) channels, not \(input.sizes)")
        }
        return input
    }

    public func forward(_ x: Tensor, _ context: inout LayerContext) throws -> Tensor {
        let (weight, bias) = (try context.parameter("\(name).weight"), try context.parameter("\(name).bias"))
        let (mean, variance) = ("\(name).running_mean", "\(name).running_var")
        guard context.mode == .training else {
            return try x.batchNorm(
                weight: weight, bias: bias, mean: context.buffers.tensor(mean),
                variance: context.buffers.tensor(variance), eps: eps)
        }
        let rows = x.count / max(1, channels)
        guard rows > 1 else {
            throw Fault(
                .value, "\(name): a batch of one value a channel has no variance", hint: "use a larger batch"
            )
        }
        let result = try x.batchNorm(weight: weight, bias: bias, eps: eps)
        let unbiased = momentum * Double(rows) / Double(rows - 1)
        try context.move(mean, keep: 1 - momentum, add: momentum, times: result.mean)
        try context.move(variance, keep: 1 - momentum, add: unbiased, times: result.variance)
        return result.output
    }
}

extension LayerContext {
    fileprivate mutating func move(_ name: String, keep: Double, add: Double, times batch: Tensor) throws {
        try buffers.replace(name, with: buffers.tensor(name).scaled(by: keep).adding(add, times: batch))
    }
}
