extension Tape {
    /// The gradients of a tensor at others of this tape, in their order.
    ///
    /// A tensor that the result does not depend on has the gradient zero. Several calls on one tape are
    /// allowed: several gradients out of one forward pass.
    /// - Parameter seed: the gradient at the result, of its shape; one, if the result is a single number.
    /// - Parameter createGraph: whether the gradients lie on the tape in turn and can be differentiated.
    /// - Throws: `.state` for a tensor that is not on this tape, `.shape` when the seed does not fit or is
    ///   missing.
    public func gradients(
        of result: Tensor, at variables: [Tensor], seed: Tensor? = nil, createGraph: Bool = false
    ) throws -> [Tensor] {
        let seed = try seed ?? Tape.unitSeed(of: result)
        guard seed.shape == result.shape else {
            throw Fault(.shape, "a seed \(seed.shape.sizes) for a result \(result.shape.sizes)")
        }
        guard seed.dtype == result.dtype else {
            throw Fault(.shape, "a seed of \(seed.dtype.rawValue) for a result of \(result.dtype.rawValue)")
        }
        let here = current
        let targets = try variables.map { try index(of: $0, in: here) }
        guard result.isRecorded else { return try variables.map { try Tensor.zeros($0.shape, $0.dtype) } }
        var sweep = GradientSweep(
            tape: self, place: here, targets: targets, last: try index(of: result, in: here),
            createGraph: createGraph)
        try sweep.run(seed: createGraph ? seed : seed.constant)
        return try zip(variables, targets).map { variable, index in
            try sweep.gradient(at: index) ?? Tensor.zeros(variable.shape, variable.dtype)
        }
    }

    private static func unitSeed(of result: Tensor) throws -> Tensor {
        guard result.count == 1 else {
            throw Fault(.shape, "the gradient of a tensor \(result.shape.sizes); it must be a single number")
        }
        return try Tensor.ones(result.shape, result.dtype)
    }
}
