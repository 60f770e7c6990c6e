extension Tensor {
    /// The hyperbolic tangent; its derivative is 1 − tanh².
    public func tanh() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.tanh.apply(x), of: [x]) { g, _, output, _ in
            [try g * (1.0 - output.square())]
        }
    }
}
