extension Tensor {
    /// The cosine of the angle between two tensors of one shape, of all elements; 0, with gradient 0, if
    /// either is 0.
    ///
    /// - Throws: `.shape` when shapes differ.
    public func cosine(_ other: Tensor) throws -> Tensor {
        guard shape == other.shape else {
            throw Fault(.shape, "the cosine of \(shape.sizes) and \(other.shape.sizes): shapes differ")
        }
        let (a, b) = try Tensor.unified(self, other)
        let (x, y) = (try a.floating(), try b.floating())
        let lengths = try x.norm() * y.norm()
        let zero = try lengths.constant.equal(0)
        let one = try Tensor.ones([], x.dtype)
        let quotient = try (x * y).sum() / Tensor.where(zero, one, lengths)
        return try Tensor.where(zero, Tensor.zeros([], x.dtype), quotient)
    }
}
