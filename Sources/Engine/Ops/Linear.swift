extension Tensor {
    /// x · weightᵀ + bias: [..., in] with a weight [out, in] gives [..., out].
    ///
    /// - Throws: `.shape` when sizes do not fit.
    public func linear(_ weight: Tensor, bias: Tensor? = nil) throws -> Tensor {
        guard weight.rank == 2, rank >= 1, shape[rank - 1] == weight.shape[1] else {
            throw Fault(
                .shape,
                "linear of \(shape.sizes) with a weight \(weight.shape.sizes): the last size must be the "
                    + "weight's second")
        }
        let (x, weight) = try Tensor.unified(self, weight)
        let rows = try x.reshape([shape.dropLast().reduce(1, &*), shape[rank - 1]])
        let product = try Tensor.product(rows, weight, transposeB: true)
        let result = try bias.map { try product + $0 } ?? product
        return try result.reshape(Array(shape.dropLast()) + [weight.shape[0]])
    }
}
