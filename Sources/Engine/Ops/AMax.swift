import Kernels

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
        let value = try plan.reals(largest ? KERNELS_LARGEST : KERNELS_SMALLEST, shape: target)
        return try Tensor.recorded(value ?? plan.wholeExtremes(largest, shape: target), of: [self]) {
            g, inputs, output, _ in
            let isExtreme = try inputs[0].constant.equal(output.constant.reshape(kept)).to(g.dtype)
            let share = try isExtreme / isExtreme.sum(dim: dims, keepdim: true)
            return [try g.reshape(kept) * share]
        }
    }
}

extension Reduction {
    /// The extremes of integers and booleans.
    fileprivate func wholeExtremes(_ largest: Bool, shape: [Int]) throws -> Tensor {
        let positions = try wholePositions(largest, shape: shape)
        let starts = try Tensor.make(shape, of: Int.self) { target in
            forEach { index, offset in target[index] = offset }
        }
        return try source.taken(at: starts + positions * inner)
    }

    /// The first position of the extreme of each series of integers or booleans.
    func wholePositions(_ largest: Bool, shape: [Int]) throws -> Tensor {
        try source.to(.i64).withElements(of: Int.self) { x in
            try Tensor.make(shape, of: Int.self) { target in
                forEach { index, offset in
                    var best = 0
                    for k in 0..<count {
                        let (old, new) = (x[offset &+ best &* inner], x[offset &+ k &* inner])
                        if largest ? new > old : new < old { best = k }
                    }
                    target[index] = best
                }
            }
        }
    }
}
