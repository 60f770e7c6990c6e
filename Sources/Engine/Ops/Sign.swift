extension Tensor {
    /// −1, 0 or 1 by the sign; a nan stays one. The derivative is 0 everywhere.
    public func sign() throws -> Tensor {
        guard dtype.isFloat else { return try floating().sign().to(dtype) }
        return try UnaryFunction.sign.apply(self)
    }
}
