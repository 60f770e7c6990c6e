extension Tensor {
    /// The tensor repeated to a larger shape as broadcasting would.
    ///
    /// - Throws: `.shape` when a size is neither 1 nor the one asked for.
    public func expand(_ sizes: [Int]) throws -> Tensor {
        guard sizes != shape else { return self }
        guard try Broadcast.shape(of: [shape, sizes]) == sizes else {
            throw Fault(.shape, "a tensor \(shape.sizes) does not expand to \(sizes.sizes)")
        }
        let steps = Broadcast.steps(of: shape, within: sizes)
        return try Tensor.recorded(picked(sizes, offset: 0, steps: steps), of: [self]) { g, inputs, _, _ in
            [try g.sum(to: inputs[0].shape)]
        }
    }
}
