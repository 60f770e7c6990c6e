extension Tensor {
    /// Every element with the other sign; integers stay integers.
    public func neg() throws -> Tensor {
        guard dtype.isFloat else { return try Tensor(0) - self }
        return try Tensor.recorded(UnaryFunction.neg.apply(self), of: [self]) { g, _, _, _ in [try g.neg()] }
    }

    /// Every element with the other sign.
    public static prefix func - (x: Tensor) throws -> Tensor { try x.neg() }
}
