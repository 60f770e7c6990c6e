extension Tensor {
    /// Whether elements are equal, with broadcasting; a nan equals nothing.
    public func equal(_ other: Tensor) throws -> Tensor { try compare(other, .equal) }
    /// Whether elements differ.
    public func notEqual(_ other: Tensor) throws -> Tensor { try compare(other, .equal).logicalNot() }
    /// Whether elements are below the other's.
    public func less(_ other: Tensor) throws -> Tensor { try compare(other, .less) }
    /// Whether elements are at most the other's.
    public func lessEqual(_ other: Tensor) throws -> Tensor { try compare(other, .lessEqual) }
    /// Whether elements are above the other's.
    public func greater(_ other: Tensor) throws -> Tensor { try compare(other, .greater) }
    /// Whether elements are at least the other's.
    public func greaterEqual(_ other: Tensor) throws -> Tensor { try compare(other, .greaterEqual) }

    /// Whether elements equal a number.
    public func equal(_ number: Double) throws -> Tensor { try compare(number, .equal) }
    /// Whether elements are below a number.
    public func less(_ number: Double) throws -> Tensor { try compare(number, .less) }
    /// Whether elements are at most a number.
    public func lessEqual(_ number: Double) throws -> Tensor { try compare(number, .lessEqual) }
    /// Whether elements are above a number.
    public func greater(_ number: Double) throws -> Tensor { try compare(number, .greater) }
    /// Whether elements are at least a number.
    public func greaterEqual(_ number: Double) throws -> Tensor { try compare(number, .greaterEqual) }

    private func compare(_ other: Tensor, _ kind: Comparison) throws -> Tensor {
        let (a, b) = try Tensor.unified(constant, other.constant)
        return try kind.apply(a, b)
    }

    // A whole number meets integers exactly; any other makes them f32.
    private func compare(_ number: Double, _ kind: Comparison) throws -> Tensor {
        if dtype.isFloat { return try kind.apply(self, number) }
        if let whole = number.asInt, Double(whole) == number { return try compare(Tensor(whole), kind) }
        return try kind.apply(constant.to(.f32), number)
    }
}
