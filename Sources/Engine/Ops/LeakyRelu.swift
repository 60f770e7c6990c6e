extension Tensor {
    /// x where positive, else `negativeSlope` · x; the derivative at 0 is `negativeSlope`, as in PyTorch.
    public func leakyRelu(negativeSlope: Double = 0.01) throws -> Tensor {
        let x = try floating()
        return try Tensor.where(x.constant.greater(0), x, x * negativeSlope)
    }
}
