extension Tensor {
    /// Both tensors in the dtype that an operation on them has.
    ///
    /// Booleans become bytes, bytes integers, and all of these the float dtype they meet. f32 and f64 do
    /// not mix: a silent conversion either loses digits or doubles the work.
    /// - Throws: `.shape` for f32 with f64.
    static func unified(_ a: Tensor, _ b: Tensor) throws -> (Tensor, Tensor) {
        if a.dtype == b.dtype { return (a, b) }
        let common = try commonDType(a.dtype, b.dtype)
        return (try a.to(common), try b.to(common))
    }

    static func commonDType(_ a: DType, _ b: DType) throws -> DType {
        if a == b { return a }
        guard !(a.isFloat && b.isFloat) else {
            throw Fault(
                .shape, "a tensor of \(a.rawValue) with one of \(b.rawValue)",
                hint: "convert one of them: tensor(x, dtype: \"\(a.rawValue)\")")
        }
        return a.breadth > b.breadth ? a : b
    }

    /// The tensor itself if its dtype is a float one, else as f32.
    func floating() throws -> Tensor { dtype.isFloat ? self : try to(.f32) }
}

extension DType {
    /// The order in which dtypes give way to each other.
    fileprivate var breadth: Int {
        switch self {
        case .bool: 0
        case .u8: 1
        case .i64: 2
        case .f32, .f64: 3
        }
    }
}
