extension Tensor {
    /// x², element by element; integers stay integers.
    public func square() throws -> Tensor {
        guard dtype.isFloat else { return try self * self }
        return try Tensor.recorded(UnaryFunction.square.apply(self), of: [self]) { g, inputs, _, _ in
            [try g * (inputs[0] * 2.0)]
        }
    }
}
