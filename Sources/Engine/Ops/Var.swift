extension Tensor {
    /// The variance: squared distances from the mean, summed and divided by n − correction.
    ///
    /// With `correction` 1, the default as in PyTorch, it is the unbiased estimate; of one element it is
    /// nan.
    public func `var`(dim: [Int]? = nil, correction: Int = 1, keepdim: Bool = false) throws -> Tensor {
        let dims = try dimensions(dim)
        let number = dims.map { shape[$0] }.reduce(1, &*) - correction
        let x = try floating()
        let distance = try x - x.mean(dim: dims, keepdim: true)
        let total = try distance.square().sum(dim: dims, keepdim: keepdim)
        return try total / Double(Swift.max(0, number))
    }

    /// The standard deviation, the root of the variance; its derivative where that is 0 is 0.
    public func std(dim: [Int]? = nil, correction: Int = 1, keepdim: Bool = false) throws -> Tensor {
        try `var`(dim: dim, correction: correction, keepdim: keepdim).rootOfSquares()
    }
}
