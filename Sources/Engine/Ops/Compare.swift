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
    public func greater(_ other: Tensor) throws -> Tensor { try other.compare(self, .less) }
    /// Whether elements are at least the other's.
    public func greaterEqual(_ other: Tensor) throws -> Tensor { try other.compare(self, .lessEqual) }

    /// Whether elements equal a number.
    public func equal(_ number: Double) throws -> Tensor { try equal(comparable(number)) }
    /// Whether elements are below a number.
    public func less(_ number: Double) throws -> Tensor { try less(comparable(number)) }
    /// Whether elements are at most a number.
    public func lessEqual(_ number: Double) throws -> Tensor { try lessEqual(comparable(number)) }
    /// Whether elements are above a number.
    public func greater(_ number: Double) throws -> Tensor { try greater(comparable(number)) }
    /// Whether elements are at least a number.
    public func greaterEqual(_ number: Double) throws -> Tensor { try greaterEqual(comparable(number)) }

    private enum Comparison { case equal, less, lessEqual }

    // A whole number meets integers exactly; any other makes them f32.
    private func comparable(_ number: Double) throws -> Tensor {
        if !dtype.isFloat, let whole = number.asInt, Double(whole) == number { return try Tensor(whole) }
        return try Tensor.full([], number, dtype.isFloat ? dtype : .f32)
    }

    private func compare(_ other: Tensor, _ kind: Comparison) throws -> Tensor {
        var (a, b) = try Tensor.unified(constant, other.constant)
        if a.dtype == .bool { (a, b) = (try a.to(.u8), try b.to(.u8)) }
        return switch a.dtype {
        case .f32: try Tensor.compare(a, b, kind, Float.self)
        case .f64: try Tensor.compare(a, b, kind, Double.self)
        case .i64: try Tensor.compare(a, b, kind, Int.self)
        case .u8, .bool: try Tensor.compare(a, b, kind, UInt8.self)
        }
    }

    private static func compare<T: NumericElement>(
        _ a: Tensor, _ b: Tensor, _ kind: Comparison, _: T.Type
    ) throws -> Tensor {
        switch kind {
        case .equal: try Elementwise.zip(a, b) { (x: T, y: T) in x == y }
        case .less: try Elementwise.zip(a, b) { (x: T, y: T) in x < y }
        case .lessEqual: try Elementwise.zip(a, b) { (x: T, y: T) in x <= y }
        }
    }
}
