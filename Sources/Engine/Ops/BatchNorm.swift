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
    /// the last dimension, over all others.
    ///
    /// Running statistics are the caller's affair: mean and biased variance come out, n/(n − 1) of the
    /// latter is the unbiased one. Constant channels give the bias.
    /// - Throws: `.shape` when weight or bias are not of the channels' size, `.value` of no rows.
    public func batchNorm(weight: Tensor, bias: Tensor, eps: Double = 1e-5) throws -> BatchNormResult {
        let rows = try channelRows(weight, bias)
        guard rows > 0 else { throw Fault(.value, "batch normalisation of no values (\(shape.sizes))") }
        let plain = constant
        let over = Array(0..<rank - 1)
        let mean = try plain.mean(dim: over)
        let variance = try (plain - mean).square().mean(dim: over)
        let value = try plain.batchNorm(
            weight: weight.constant, bias: bias.constant, mean: mean, variance: variance, eps: eps)
        let output = try Tensor.recorded(value, of: [self, weight, bias]) { g, inputs, _, wants in
            try Tensor.batchNormGradients(g, inputs[0], inputs[1], eps: eps, wants)
        }
        return BatchNormResult(output: output, mean: mean, variance: variance)
    }

    /// Batch normalisation with given statistics, as in evaluation.
    public func batchNorm(
        weight: Tensor, bias: Tensor, mean: Tensor, variance: Tensor, eps: Double = 1e-5
    ) throws -> Tensor {
        _ = try channelRows(weight, bias)
        _ = try channelRows(mean, variance)
        let scale = try weight / (variance + eps).sqrt()
        return try (self - mean) * scale + bias
    }

    /// The number of values in a channel.
    private func channelRows(_ a: Tensor, _ b: Tensor) throws -> Int {
        guard let channels = shape.last, a.shape == [channels], b.shape == [channels] else {
            throw Fault(
                .shape,
                "batch normalisation of \(shape.sizes) with parameters \(a.shape.sizes) and "
                    + "\(b.shape.sizes): they have the size of the last dimension")
        }
        return shape.dropLast().reduce(1, &*)
    }

    /// With x̂ the normalised input and n rows: ∂bias = Σ g, ∂weight = Σ g·x̂,
    /// ∂x = weight/σ · (g − mean(g) − x̂·mean(g·x̂)).
    private static func batchNormGradients(
        _ g: Tensor, _ x: Tensor, _ weight: Tensor, eps: Double, _ wants: [Bool]
    ) throws -> [Tensor?] {
        let over = Array(0..<x.rank - 1)
        let rows = Double(x.count / Swift.max(1, weight.count))
        let distance = try x - x.mean(dim: over)
        let deviation = try (distance.square().mean(dim: over) + eps).sqrt()
        let normal = try distance / deviation
        let sum = try g.sum(dim: over)
        let product = try (g * normal).sum(dim: over)
        let input =
            wants[0]
            ? try (g - sum / rows - normal * (product / rows)) * (weight / deviation) : nil
        return [input, product, sum]
    }
}
