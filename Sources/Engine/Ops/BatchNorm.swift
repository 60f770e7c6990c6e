/// What batch normalisation in training gives: the result and the statistics it used, off the tape.
public struct BatchNormResult: Sendable {
    /// Normalised, scaled and shifted, of the input's shape.
    public let output: Tensor
    /// The mean of each channel.
    public let mean: Tensor
    /// The variance of each channel, biased: divided by the number of rows.
    public let variance: Tensor
}

extension Tensor {
    /// Batch normalisation in training: (x − mean) / √(variance + eps) · weight + bias for each channel,
    /// the last dimension, over all others; then relu if told so, in the same pass.
    ///
    /// Running statistics are the caller's affair: mean and biased variance come out, n/(n − 1) of the
    /// latter is the unbiased one. Constant channels give the bias.
    /// - Throws: `.shape` when weight or bias are not of the channels' size, `.value` of no rows.
    public func batchNorm(
        weight: Tensor, bias: Tensor, eps: Double = 1e-5, relu: Bool = false
    ) throws -> BatchNormResult {
        let plan = try normalization([weight, bias])
        guard plan.rows > 0 else { throw Fault(.value, "batch normalisation of no values (\(shape.sizes))") }
        let (mean, variance) = try plan.statistics(constant)
        let inverse = try plan.inverse(variance, eps: eps)
        let value = try plan.apply(
            constant, mean: mean, inverse: inverse, weight: weight, bias: bias, relu: relu)
        let output = try Tensor.recorded(value, of: [self, weight, bias]) { g, inputs, output, wants in
            if !g.isRecorded, !inputs.contains(where: \.isRecorded) {
                return try plan.gradients(
                    g, inputs[0], mean: mean, inverse: inverse, weight: inputs[1],
                    output: relu ? output : nil, fixed: false, wantsInput: wants[0])
            }
            let gated = relu ? try g.gated(by: output) : g
            return try Tensor.batchNormGradients(gated, inputs[0], inputs[1], eps: eps, wantsInput: wants[0])
        }
        return BatchNormResult(output: output, mean: mean, variance: variance)
    }

    /// Batch normalisation with given statistics, as in evaluation; then relu if told so, in the same pass.
    ///
    /// - Throws: `.shape` when parameters or statistics are not of the channels' size.
    public func batchNorm(
        weight: Tensor, bias: Tensor, mean: Tensor, variance: Tensor, eps: Double = 1e-5, relu: Bool = false
    ) throws -> Tensor {
        let plan = try normalization([weight, bias, mean, variance])
        if mean.isRecorded || variance.isRecorded {
            let scale = try weight / (variance + eps).sqrt()
            let result = try (self - mean) * scale + bias
            return relu ? try result.relu() : result
        }
        let inverse = try plan.inverse(variance, eps: eps)
        let value = try plan.apply(
            constant, mean: mean, inverse: inverse, weight: weight, bias: bias, relu: relu)
        return try Tensor.recorded(value, of: [self, weight, bias]) { g, inputs, output, wants in
            if !g.isRecorded, !inputs.contains(where: \.isRecorded) {
                return try plan.gradients(
                    g, inputs[0], mean: mean, inverse: inverse, weight: inputs[1],
                    output: relu ? output : nil, fixed: true, wantsInput: wants[0])
            }
            let gated = relu ? try g.gated(by: output) : g
            let product = wants[1] ? try (gated * ((inputs[0] - mean) * inverse)).sum(to: inverse.shape) : nil
            let input = wants[0] ? try gated * (inputs[1] * inverse) : nil
            return [input, product, wants[2] ? try gated.sum(to: inverse.shape) : nil]
        }
    }

    /// The sizes, held against those of parameters and statistics.
    private func normalization(_ parameters: [Tensor]) throws -> ChannelNormalization {
        guard let channels = shape.last, parameters.allSatisfy({ $0.shape == [channels] }) else {
            let sizes = parameters.map(\.shape.sizes).joined(separator: ", ")
            throw Fault(
                .shape,
                "batch normalisation of \(shape.sizes) with parameters \(sizes): they have the size of "
                    + "the last dimension")
        }
        guard dtype.isFloat, parameters.allSatisfy({ $0.dtype == dtype }) else {
            throw Fault(
                .shape, "batch normalisation of \(dtype.rawValue) takes parameters of the same float dtype")
        }
        return ChannelNormalization(rows: shape.dropLast().reduce(1, &*), channels: channels)
    }

    /// With x̂ the normalised input and n rows: ∂bias = Σ g, ∂weight = Σ g·x̂,
    /// ∂x = weight/σ · (g − mean(g) − x̂·mean(g·x̂)).
    private static func batchNormGradients(
        _ g: Tensor, _ x: Tensor, _ weight: Tensor, eps: Double, wantsInput: Bool
    ) throws -> [Tensor?] {
        let over = Array(0..<x.rank - 1)
        let rows = Double(x.count / Swift.max(1, weight.count))
        let distance = try x - x.mean(dim: over)
        let deviation = try (distance.square().mean(dim: over) + eps).sqrt()
        let normal = try distance / deviation
        let sum = try g.sum(dim: over)
        let product = try (g * normal).sum(dim: over)
        let input =
            wantsInput ? try (g - sum / rows - normal * (product / rows)) * (weight / deviation) : nil
        return [input, product, sum]
    }
}
