extension Tensor {
    /// The squared distance from targets of the same shape.
    ///
    /// - Throws: `.shape` when shapes differ.
    public func mseLoss(_ targets: Tensor, reduction: LossReduction = .mean) throws -> Tensor {
        guard shape == targets.shape else {
            throw Fault(.shape, "values \(shape.sizes) and targets \(targets.shape.sizes) differ in shape")
        }
        return try reduction.apply((self - targets).square())
    }
}
