extension Tensor {
    /// The natural logarithm; nan below 0, -inf at 0.
    public func log() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.log.apply(x), of: [x]) { g, inputs, _, _ in
            [try g / inputs[0]]
        }
    }
}
