extension Tensor {
    /// The sine of angles in radians.
    public func sin() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.sin.apply(x), of: [x]) { g, inputs, _, _ in
            [try g * inputs[0].cos()]
        }
    }
}
