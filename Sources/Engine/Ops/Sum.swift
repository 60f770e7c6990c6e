import Kernels

extension Tensor {
    /// The sum over dimensions, all by default. An empty sum is 0; integers and booleans add up as i64.
    ///
    /// Floats are added in blocks of fixed size, f32 in doubles.
    /// - Throws: `.value` when integers overflow.
    public func sum(dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        let dims = try dimensions(dim)
        let x = dtype.isFloat ? self : try to(.i64)
        let plan = try Reduction(x, over: dims)
        let target = shape(reducing: dims, keepdim: keepdim)
        let value = try plan.reals(KERNELS_SUM, shape: target) ?? plan.wholeSums(shape: target)
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
}

extension Reduction {
    /// The reduction of floats; nil for other dtypes.
    func reals(_ kind: kernels_reduction, shape: [Int]) throws -> Tensor? {
        switch source.dtype {
        case .f32: try reals(kind, shape, Float.self)
        case .f64: try reals(kind, shape, Double.self)
        default: nil
        }
    }

    private func reals<T: RealElement>(_ kind: kernels_reduction, _ shape: [Int], _: T.Type) throws -> Tensor
    {
        try source.withElements(of: T.self) { x in
            try Tensor.make(shape, of: T.self) { out in
                T.kernels.reduce(
                    kind, out.baseAddress, x.baseAddress, Int64(outer), Int64(count), Int64(inner))
            }
        }
    }

    fileprivate func wholeSums(shape: [Int]) throws -> Tensor {
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
