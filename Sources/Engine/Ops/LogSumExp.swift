extension Tensor {
    /// log Σ eˣ over dimensions, without overflow; -inf of nothing. Its gradient is the softmax.
    public func logsumexp(dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        let x = try floating()
        let dims = try dimensions(dim)
        guard dims.allSatisfy({ shape[$0] > 0 }) else {
            return try x.exp().sum(dim: dims, keepdim: keepdim).log()
        }
        let largest = try x.constant.amax(dim: dims, keepdim: true)
        // An infinite maximum would make inf − inf; without a shift the sum is right as it is.
        let shift = try Tensor.where(largest.isFinite(), largest, Tensor.zeros([], x.dtype))
        let value = try (x - shift).exp().sum(dim: dims, keepdim: true).log() + shift
        return try value.reshape(shape(reducing: dims, keepdim: keepdim))
    }
}
