extension Tensor {
    /// The mean over dimensions, all by default; nan of nothing. Integers become f32.
    public func mean(dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        let dims = try dimensions(dim)
        let number = dims.map { shape[$0] }.reduce(1, &*)
        return try floating().sum(dim: dims, keepdim: keepdim) / Double(number)
    }

    /// The mean over one dimension.
    public func mean(dim: Int, keepdim: Bool = false) throws -> Tensor {
        try mean(dim: [dim], keepdim: keepdim)
    }
}
