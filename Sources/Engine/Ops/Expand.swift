extension Tensor {
    /// The tensor repeated to a larger shape as broadcasting would; -1 keeps a size.
    ///
    /// - Throws: `.shape` when a size is neither 1 nor the one asked for.
    public func expand(_ sizes: [Int]) throws -> Tensor {
        guard sizes != shape else { return self }
        if sizes.contains(-1) { return try expand(kept(sizes)) }
        guard try Broadcast.shape(of: [shape, sizes]) == sizes else {
            throw Fault(.shape, "a tensor \(shape.sizes) does not expand to \(sizes.sizes)")
        }
        let steps = Broadcast.steps(of: shape, within: sizes)
        return try Tensor.recorded(picked(sizes, offset: 0, steps: steps), of: [self]) { g, inputs, _, _ in
            [try g.sum(to: inputs[0].shape)]
        }
    }

    /// Sizes with this tensor's own for -1; a -1 that stands for nothing becomes a size that is refused.
    private func kept(_ sizes: [Int]) throws -> [Int] {
        try sizes.indices.map { at in
            guard sizes[at] == -1 else { return sizes[at] }
            let own = at - sizes.count + rank
            guard own >= 0 else { throw Fault(.shape, "\(shape.sizes) has no size to keep in \(sizes.sizes)") }
            return shape[own]
        }
    }
}
