extension Tensor {
    /// A copy with a part replaced: what `x[0:2] = 9` binds. The value broadcasts to the part.
    ///
    /// Gradients go to the value inside the part and to this tensor outside it.
    /// - Throws: `.shape` when the value does not broadcast to the part, and as `slice`.
    public func replacing(_ index: [TensorIndex], with value: Tensor) throws -> Tensor {
        let plan = try SlicePlan(shape: shape, index: index)
        let (whole, value) = try Tensor.unified(self, value)
        let part = try value.expand(plan.shape).unsliced(plan)
        let inside = try Tensor.ones(plan.shape, .bool).unsliced(plan)
        return try Tensor.where(inside, part, whole)
    }
}
