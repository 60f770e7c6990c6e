extension Tensor {
    /// 1/x: infinite at 0. The derivative is −1/x².
    public func reciprocal() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.reciprocal.apply(x), of: [x]) { g, _, output, _ in
            [try g * output.square().neg()]
        }
    }
}
