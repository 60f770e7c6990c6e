extension Tensor {
    /// log(1 + x), exact also near 0; nan below −1, -inf at −1.
    public func log1p() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.log1p.apply(x), of: [x]) { g, inputs, _, _ in
            [try g / (inputs[0] + 1.0)]
        }
    }
}
