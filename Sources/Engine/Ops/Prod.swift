extension Tensor {
    /// The product over a dimension, of all elements without one; 1 of nothing.
    ///
    /// Halves are multiplied with each other, so that derivatives are right also where factors are 0.
    public func prod(dim: Int? = nil, keepdim: Bool = false) throws -> Tensor {
        guard let dim else { return try flatten().prod(dim: 0) }
        let at = try dimension(dim)
        var x = dtype == .bool ? try to(.i64) : self
        while x.shape[at] > 1 {
            let half = x.shape[at] / 2
            let parts = try x.split([half, half, x.shape[at] % 2], dim: at)
            let product = try parts[0] * parts[1]
            x = parts[2].shape[at] == 0 ? product : try Tensor.cat([product, parts[2]], dim: at)
        }
        if x.shape[at] == 0 { return try Tensor.ones(shape(reducing: [at], keepdim: keepdim), x.dtype) }
        return keepdim ? x : try x.squeeze(dim: at)
    }
}
