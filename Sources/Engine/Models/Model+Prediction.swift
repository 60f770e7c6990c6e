extension Model {
    /// Samples that pass at a time: fixed, so that what a sample gets never depends on how many are asked
    /// for.
    public static let chunk = 64

    /// The probability of every class for a batch, in evaluation: [N, classes].
    ///
    /// - Parameter x: [N] + the input's shape, values in [0, 1].
    /// - Throws: `.shape` for samples of another shape.
    public func probabilities(_ x: Tensor, order: ImageOrder = .channelsFirst) throws -> Tensor {
        try outputs(x, order: order).logits.softmax(dim: 1)
    }

    /// Logits [N, classes] and the features [N, d] before the last layer, in evaluation.
    public func outputs(
        _ x: Tensor, order: ImageOrder = .channelsFirst
    ) throws -> (logits: Tensor, features: Tensor) {
        let parameters = try layout.unpack(point)
        let prepared = try architecture.input.prepare(x, order: order, dtype: point.dtype)
        var logits: [Tensor] = []
        var features: [Tensor] = []
        for start in stride(from: 0, to: max(1, prepared.shape[0]), by: Model.chunk) {
            let count = min(Model.chunk, prepared.shape[0] - start)
            let result = try architecture.forward(
                prepared.narrow(dim: 0, start: start, length: count), parameters: parameters,
                buffers: buffers,
                mode: .evaluation)
            logits.append(result.logits)
            features.append(result.features)
        }
        return (try Tensor.cat(logits), try Tensor.cat(features))
    }
}
