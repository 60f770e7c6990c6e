extension Tensor {
    /// The p-norm over dimensions, of all elements by default: (Σ|x|ᵖ)^(1/p); the largest |x| for p = ∞.
    ///
    /// The norm of nothing is 0. At 0 the gradient is 0.
    /// - Throws: `.value` for p ≤ 0 or nan.
    public func norm(p: Double = 2, dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        guard p > 0 else { throw Fault(.value, "norm takes p above 0, not \(p)") }
        let x = try floating()
        let dims = try dimensions(dim)
        if p == 2 { return try x.square().sum(dim: dims, keepdim: keepdim).rootOfSquares() }
        let size = try x.abs()
        if p == 1 { return try size.sum(dim: dims, keepdim: keepdim) }
        if p == .infinity {
            return count == 0
                ? try size.sum(dim: dims, keepdim: keepdim) : try size.amax(dim: dims, keepdim: keepdim)
        }
        let total = try size.pow(p).sum(dim: dims, keepdim: keepdim)
        let zero = try total.constant.equal(0)
        // The replaced base keeps the infinite slope of the root at 0 out of the gradient.
        let root = try Tensor.where(zero, Tensor.ones([], x.dtype), total).pow(1 / p)
        return try Tensor.where(zero, Tensor.zeros([], x.dtype), root)
    }
}
