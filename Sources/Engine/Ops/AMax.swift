extension Tensor {
    /// The largest element over dimensions, all by default; nan if there is one.
    ///
    /// Elements that share the extreme share its gradient evenly, as in PyTorch.
    /// - Throws: `.value` of nothing.
    public func amax(dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        try extreme(dim, keepdim, largest: true)
    }

    /// The smallest element over dimensions, all by default; nan if there is one.
    ///
    /// - Throws: `.value` of nothing.
    public func amin(dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        try extreme(dim, keepdim, largest: false)
    }

    private func extreme(_ dim: [Int]?, _ keepdim: Bool, largest: Bool) throws -> Tensor {
        let dims = try dimensions(dim)
        let plan = try Reduction(self, over: dims)
        let target = shape(reducing: dims, keepdim: keepdim)
        guard plan.count > 0 else {
            throw Fault(.value, "\(largest ? "amax" : "amin") of nothing (a tensor \(shape.sizes))")
        }
        let kept = shape(reducing: dims, keepdim: true)
        return try Tensor.recorded(plan.extremes(largest, shape: target), of: [self]) {
            g, inputs, output, _ in
            let isExtreme = try inputs[0].constant.equal(output.constant.reshape(kept)).to(g.dtype)
            let share = try isExtreme / isExtreme.sum(dim: dims, keepdim: true)
            return [try g.reshape(kept) * share]
        }
    }
}

extension Reduction {
    func extremes(_ largest: Bool, shape: [Int]) throws -> Tensor {
        switch source.dtype {
        case .f32:
            try extremes(shape, of: Float.self) { (a, b) in !a.isNaN && (b.isNaN || (largest ? b > a : b < a))
            }
        case .f64:
            try extremes(shape, of: Double.self) { (a, b) in
                !a.isNaN && (b.isNaN || (largest ? b > a : b < a))
            }
        case .i64: try extremes(shape, of: Int.self) { (a, b) in largest ? b > a : b < a }
        case .u8: try extremes(shape, of: UInt8.self) { (a, b) in largest ? b > a : b < a }
        case .bool: try extremes(shape, of: Bool.self) { (a, b) in largest ? b && !a : a && !b }
        }
    }

    private func extremes<T: Element>(
        _ shape: [Int], of: T.Type, _ replaces: (T, T) -> Bool
    ) throws -> Tensor {
        try source.withElements(of: T.self) { x in
            try Tensor.make(shape, of: T.self) { target in
                forEach { index, offset in
                    target[index] = x[offset &+ position(x, offset, replaces) &* inner]
                }
            }
        }
    }

    /// The position within a series of the element that replaces all before it and is not replaced.
    func position<T>(_ x: UnsafeBufferPointer<T>, _ offset: Int, _ replaces: (T, T) -> Bool) -> Int {
        var best = 0
        for k in 1..<Swift.max(1, count) where replaces(x[offset &+ best &* inner], x[offset &+ k &* inner]) {
            best = k
        }
        return best
    }
}
