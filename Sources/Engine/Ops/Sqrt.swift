extension Tensor {
    /// The square root; nan below 0. The derivative at 0 is infinite.
    public func sqrt() throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(UnaryFunction.sqrt.apply(x), of: [x]) { g, _, output, _ in
            [try g / (output * 2.0)]
        }
    }

    /// The square root with derivative 0 at 0: what `norm` and `std` use, so that a zero vector has the
    /// gradient zero, as in PyTorch.
    func rootOfSquares() throws -> Tensor {
        try Tensor.recorded(UnaryFunction.sqrt.apply(self), of: [self]) { g, _, output, _ in
            let positive = try output.constant.greater(0)
            let one = try Tensor.full([], 1, output.dtype)
            // The replaced divisor keeps infinities out of every further derivative.
            let divisor = try Tensor.where(positive, output, one) * 2.0
            return [try Tensor.where(positive, g / divisor, Tensor.zeros([], output.dtype))]
        }
    }
}
