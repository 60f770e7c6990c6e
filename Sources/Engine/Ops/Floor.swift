extension Tensor {
    /// The largest whole number that is not above; the derivative is 0 everywhere. Integers stay.
    public func floor() throws -> Tensor { dtype.isFloat ? try UnaryFunction.floor.apply(self) : self }

    /// The smallest whole number that is not below; the derivative is 0 everywhere. Integers stay.
    public func ceil() throws -> Tensor { dtype.isFloat ? try UnaryFunction.ceil.apply(self) : self }

    /// The nearest whole number, the even one of two; the derivative is 0 everywhere. Integers stay.
    public func round() throws -> Tensor { dtype.isFloat ? try UnaryFunction.round.apply(self) : self }
}
