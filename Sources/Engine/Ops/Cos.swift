extension Tensor {
    /// The cosine of angles in radians.
    public func cos() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.cos.apply(x), of: [x]) { g, inputs, _, _ in
            [try (g * inputs[0].sin()).neg()]
        }
    }
}
