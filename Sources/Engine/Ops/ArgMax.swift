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
        let plan = try Reduction(self, over: dims)
        guard plan.count > 0 else {
            throw Fault(.value, "\(largest ? "argmax" : "argmin") of nothing (a tensor \(shape.sizes))")
        }
        return try plan.positions(largest, shape: shape(reducing: dims, keepdim: keepdim))
    }
}

extension Reduction {
    fileprivate func positions(_ largest: Bool, shape: [Int]) throws -> Tensor {
        switch source.dtype {
        case .f32:
            try positions(shape, Float.self) { (a, b) in !a.isNaN && (b.isNaN || (largest ? b > a : b < a)) }
        case .f64:
            try positions(shape, Double.self) { (a, b) in !a.isNaN && (b.isNaN || (largest ? b > a : b < a)) }
        case .i64: try positions(shape, Int.self) { (a, b) in largest ? b > a : b < a }
        case .u8: try positions(shape, UInt8.self) { (a, b) in largest ? b > a : b < a }
        case .bool: try positions(shape, Bool.self) { (a, b) in largest ? b && !a : a && !b }
        }
    }

    private func positions<T: Element>(_ shape: [Int], _: T.Type, _ replaces: (T, T) -> Bool) throws -> Tensor
    {
        try source.withElements(of: T.self) { x in
            try Tensor.make(shape, of: Int.self) { target in
                forEach { index, offset in target[index] = position(x, offset, replaces) }
            }
        }
    }
}
