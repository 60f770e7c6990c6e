extension Tensor {
    /// x where positive, else alpha · (eˣ − 1); the derivative at 0 is alpha, as in PyTorch.
    public func elu(alpha: Double = 1) throws -> Tensor {
        let x = try floating()
        // Held at 0 where it is not taken, the exponential cannot overflow into the gradient.
        return try Tensor.where(x.constant.greater(0), x, x.clamp(max: 0).expm1() * alpha)
    }
}
