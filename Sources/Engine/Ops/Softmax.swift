extension Tensor {
    /// eˣ / Σ eˣ along a dimension.
    public func softmax(dim: Int = -1) throws -> Tensor {
        let x = try floating()
        let at = try dimension(dim)
        let value = try x.constant.logSoftmax(dim: at).exp()
        return try Tensor.recorded(value, of: [x]) { g, _, output, _ in
            let mean = try (g * output).sum(dim: at, keepdim: true)
            return [try output * (g - mean)]
        }
    }

    /// x − log Σ eˣ along a dimension, without overflow.
    public func logSoftmax(dim: Int = -1) throws -> Tensor {
        let x = try floating()
        let at = try dimension(dim)
        let plan = try Reduction(x.constant, over: [at])
        let value = x.dtype == .f32 ? try plan.logSoftmax(Float.self) : try plan.logSoftmax(Double.self)
        return try Tensor.recorded(value, of: [x]) { g, _, output, _ in
            [try g - output.exp() * g.sum(dim: at, keepdim: true)]
        }
    }
}

extension Reduction {
    fileprivate func logSoftmax<T: RealElement>(_: T.Type) throws -> Tensor {
        try source.withElements(of: T.self) { x in
            try Tensor.make(source.shape, of: T.self) { y in
                forEach { _, offset in
                    var largest = -T.infinity
                    for k in 0..<count { largest = T.maximum(largest, x[offset &+ k &* inner]) }
                    var total: T = 0
                    for k in 0..<count { total += T.exp(x[offset &+ k &* inner] - largest) }
                    let shift = largest + T.log(total)
                    for k in 0..<count { y[offset &+ k &* inner] = x[offset &+ k &* inner] - shift }
                }
            }
        }
    }
}
