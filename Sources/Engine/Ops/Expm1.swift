extension Tensor {
    /// eˣ − 1, exact also near 0.
    public func expm1() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.expm1.apply(x), of: [x]) { g, _, output, _ in
            [try g * (output + 1.0)]
        }
    }
}
