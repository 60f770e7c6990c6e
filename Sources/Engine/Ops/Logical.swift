extension Tensor {
    /// Whether both hold, with broadcasting; whatever is not zero is true.
    public func logicalAnd(_ other: Tensor) throws -> Tensor {
        try Elementwise.zip(truth(), other.truth()) { (x: Bool, y: Bool) in x && y }
    }

    /// Whether at least one holds, with broadcasting.
    public func logicalOr(_ other: Tensor) throws -> Tensor {
        try Elementwise.zip(truth(), other.truth()) { (x: Bool, y: Bool) in x || y }
    }

    /// Whether it does not hold.
    public func logicalNot() throws -> Tensor { try Elementwise.map(truth()) { (x: Bool) in !x } }

    /// Whether all elements are true; so are those of an empty tensor.
    public func all() throws -> Bool { try truth().withElements(of: Bool.self) { $0.allSatisfy { $0 } } }

    /// Whether any element is true.
    public func any() throws -> Bool { try truth().withElements(of: Bool.self) { $0.contains(true) } }

    /// Whether all elements over dimensions are true, all by default; so are those of nothing.
    public func all(dim: [Int]?, keepdim: Bool = false) throws -> Tensor {
        try truth().logicalNot().to(.i64).sum(dim: dim, keepdim: keepdim).equal(0)
    }

    /// Whether any element over dimensions is true, all by default.
    public func any(dim: [Int]?, keepdim: Bool = false) throws -> Tensor {
        try truth().to(.i64).sum(dim: dim, keepdim: keepdim).greater(0)
    }

    /// Whether exactly one holds, with broadcasting.
    public func logicalXor(_ other: Tensor) throws -> Tensor {
        try Elementwise.zip(truth(), other.truth()) { (x: Bool, y: Bool) in x != y }
    }

    /// Whether an element is nan; integers never are.
    public func isNaN() throws -> Tensor {
        dtype.isFloat ? try constant.equal(constant).logicalNot() : try Tensor.zeros(shape, .bool)
    }

    /// Whether an element is infinite; integers never are.
    public func isInf() throws -> Tensor {
        try isFinite().logicalOr(isNaN()).logicalNot()
    }

    /// Whether an element is neither nan nor infinite.
    public func isFinite() throws -> Tensor {
        switch dtype {
        case .f32: try Elementwise.map(self) { (x: Float) in x.isFinite }
        case .f64: try Elementwise.map(self) { (x: Double) in x.isFinite }
        default: try Tensor.ones(shape, .bool)
        }
    }

    private func truth() throws -> Tensor { try constant.to(.bool) }
}
