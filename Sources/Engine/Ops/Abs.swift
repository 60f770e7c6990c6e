extension Tensor {
    /// The absolute value; the derivative at 0 is 0. Integers stay integers.
    ///
    /// - Throws: `.value` for the smallest i64, which has none.
    public func abs() throws -> Tensor {
        guard dtype.isFloat else { return dtype == .i64 ? try maximum(neg()) : self }
        return try Tensor.recorded(UnaryFunction.abs.apply(self), of: [self]) { g, inputs, _, _ in
            [try g * inputs[0].sign()]
        }
    }
}
