extension Tensor {
    /// log(1 + e^(beta·x)) / beta; x itself where beta·x is above the threshold, as in PyTorch.
    ///
    /// - Throws: `.value` for beta 0.
    public func softplus(beta: Double = 1, threshold: Double = 20) throws -> Tensor {
        guard beta != 0 else { throw Fault(.value, "softplus takes beta other than 0") }
        let x = try floating()
        let scaled = try x * beta
        let isLinear = try scaled.constant.greater(threshold)
        let smooth = try scaled.clamp(max: threshold).exp().log1p() / beta
        return try Tensor.where(isLinear, x, smooth)
    }
}
