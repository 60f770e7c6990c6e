extension Tensor {
    /// A number where a mask is true, the tensor elsewhere; both broadcast.
    ///
    /// - Throws: `.type` when the mask is not bool, `.shape` when it does not broadcast to the tensor.
    public func maskedFill(_ mask: Tensor, _ value: Double) throws -> Tensor {
        guard try Broadcast.shape(of: [shape, mask.shape]) == shape else {
            throw Fault(.shape, "a mask \(mask.shape.sizes) for a tensor \(shape.sizes)")
        }
        return try Tensor.where(mask, Tensor.full([], value, dtype), self)
    }
}
