extension Tensor {
    /// The position of the largest element along a dimension, of all elements without one; the first of
    /// equals. A nan counts as largest.
    ///
    /// - Throws: `.value` of nothing.
    public func argmax(dim: Int? = nil, keepdim: Bool = false) throws -> Tensor {
        try position(dim, keepdim, largest: true)
    }

    /// The position of the smallest element along a dimension, of all elements without one; the first of
    /// equals. A nan counts as smallest.
    ///
    /// - Throws: `.value` of nothing.
    public func argmin(dim: Int? = nil, keepdim: Bool = false) throws -> Tensor {
        try position(dim, keepdim, largest: false)
    }

    private func position(_ dim: Int?, _ keepdim: Bool, largest: Bool) throws -> Tensor {
        let dims = try dimensions(dim.map { [$0] })
        // The smallest of floats is the largest of their negatives.
        let x = try dtype.isFloat && !largest ? constant.neg() : constant
        let plan = try Reduction(x, over: dims)
        guard plan.count > 0 else {
            throw Fault(.value, "\(largest ? "argmax" : "argmin") of nothing (a tensor \(shape.sizes))")
        }
        let target = shape(reducing: dims, keepdim: keepdim)
        return switch dtype {
        case .f32: try plan.positions(target, Float.self)
        case .f64: try plan.positions(target, Double.self)
        default: try plan.wholePositions(largest, shape: target)
        }
    }
}

extension Reduction {
    fileprivate func positions<T: RealElement>(_ shape: [Int], _: T.Type) throws -> Tensor {
        try source.withElements(of: T.self) { x in
            let result = try Storage(shape: shape, dtype: .i64)
            T.kernels.argmax(
                result.pointer.bindMemory(to: Int64.self, capacity: result.byteCount / 8), x.baseAddress,
                Int64(outer), Int64(count), Int64(inner))
            return Tensor(shape: shape, dtype: .i64, storage: result)
        }
    }
}
