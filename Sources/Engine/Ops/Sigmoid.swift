extension Tensor {
    /// 1 / (1 + e⁻ˣ), without overflow; its derivative is s·(1 − s).
    public func sigmoid() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.sigmoid.apply(x), of: [x]) { g, _, output, _ in
            [try g * (output * (1.0 - output))]
        }
    }
}
