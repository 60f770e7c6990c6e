extension Tensor {
    /// eˣ, element by element.
    public func exp() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.exp.apply(x), of: [x]) { g, _, output, _ in [try g * output]
        }
    }
}
