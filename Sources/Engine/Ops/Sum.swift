extension Tensor {
    /// The sum over dimensions, all by default. An empty sum is 0; integers and booleans add up as i64.
    ///
    /// Floats are added in blocks of fixed size, in doubles.
    public func sum(dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        let dims = try dimensions(dim)
        let x = dtype.isFloat ? self : try to(.i64)
        let value = try x.constant.reducedSum(dims, shape: shape(reducing: dims, keepdim: keepdim))
        let kept = shape(reducing: dims, keepdim: true)
        return try Tensor.recorded(value, of: [x]) { g, inputs, _, _ in
            [try g.reshape(kept).expand(inputs[0].shape)]
        }
    }

    /// The sum over one dimension.
    public func sum(dim: Int, keepdim: Bool = false) throws -> Tensor {
        try sum(dim: [dim], keepdim: keepdim)
    }

    /// The sum over whatever broadcasting repeated, so that a gradient gets its operand's shape.
    func sum(to target: [Int]) throws -> Tensor {
        guard shape != target else { return self }
        let missing = rank - target.count
        let dims = shape.indices.filter { $0 < missing || (target[$0 - missing] == 1 && shape[$0] != 1) }
        return try sum(dim: dims, keepdim: false).reshape(target)
    }

    private func reducedSum(_ dims: [Int], shape: [Int]) throws -> Tensor {
        let plan = try Reduction(self, over: dims)
        switch dtype {
        case .f32: return try plan.realSums(Float.self, shape: shape)
        case .f64: return try plan.realSums(Double.self, shape: shape)
        default: return try plan.wholeSums(shape: shape)
        }
    }
}

extension Reduction {
    func realSums<T: RealElement>(_: T.Type, shape: [Int]) throws -> Tensor {
        try source.withElements(of: T.self) { x in
            try Tensor.make(shape, of: T.self) { target in
                forEach { index, offset in
                    var total = 0.0
                    for k in 0..<count { total += Double(x[offset &+ k &* inner]) }
                    target[index] = T(total)
                }
            }
        }
    }

    func wholeSums(shape: [Int]) throws -> Tensor {
        var overflow = false
        let result = try source.withElements(of: Int.self) { x in
            try Tensor.make(shape, of: Int.self) { target in
                forEach { index, offset in
                    var total = 0
                    for k in 0..<count {
                        let (sum, over) = total.addingReportingOverflow(x[offset &+ k &* inner])
                        total = sum
                        overflow = overflow || over
                    }
                    target[index] = total
                }
            }
        }
        if overflow { throw Fault(.value, "a sum of i64 gives a number that i64 cannot hold") }
        return result
    }
}
