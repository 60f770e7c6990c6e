extension Tensor {
    /// 1/√x: nan below 0, infinite at 0. The derivative is −½ x^(−3/2).
    public func rsqrt() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.rsqrt.apply(x), of: [x]) { g, _, output, _ in
            [try g * (output.square() * output * -0.5)]
        }
    }
}
