/// Element-wise arithmetic of two tensors, without derivatives.
enum Arithmetic: Sendable {
    case add, subtract, multiply, divide, maximum, minimum

    /// The broadcast result; operands of one dtype.
    ///
    /// Division takes floats only. A nan in either operand of `maximum` or `minimum` is the result, as in
    /// PyTorch.
    /// - Throws: `.shape` when sizes do not broadcast, `.value` when integers overflow.
    func apply(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        switch a.dtype {
        case .f32: try reals(a, b, Float.self)
        case .f64: try reals(a, b, Double.self)
        case .i64: try integers(a, b, Int.self)
        case .u8: try integers(a, b, UInt8.self)
        case .bool: try integers(a.to(.u8), b.to(.u8), UInt8.self)
        }
    }

    private func reals<T: RealElement>(_ a: Tensor, _ b: Tensor, _: T.Type) throws -> Tensor {
        switch self {
        case .add: try Elementwise.zip(a, b) { (x: T, y: T) in x + y }
        case .subtract: try Elementwise.zip(a, b) { (x: T, y: T) in x - y }
        case .multiply: try Elementwise.zip(a, b) { (x: T, y: T) in x * y }
        case .divide: try Elementwise.zip(a, b) { (x: T, y: T) in x / y }
        case .maximum: try Elementwise.zip(a, b) { (x: T, y: T) in x > y || x.isNaN ? x : y }
        case .minimum: try Elementwise.zip(a, b) { (x: T, y: T) in x < y || x.isNaN ? x : y }
        }
    }

    private func integers<T: FixedWidthInteger & NumericElement>(
        _ a: Tensor, _ b: Tensor, _: T.Type
    ) throws -> Tensor {
        switch self {
        case .add: try Elementwise.exact(a, b, "a sum") { (x: T, y: T) in x.addingReportingOverflow(y) }
        case .subtract:
            try Elementwise.exact(a, b, "a difference") { (x: T, y: T) in x.subtractingReportingOverflow(y) }
        case .multiply:
            try Elementwise.exact(a, b, "a product") { (x: T, y: T) in x.multipliedReportingOverflow(by: y) }
        case .divide: throw Fault(.type, "true division takes floats, not \(a.dtype.rawValue)")
        case .maximum: try Elementwise.zip(a, b) { (x: T, y: T) in Swift.max(x, y) }
        case .minimum: try Elementwise.zip(a, b) { (x: T, y: T) in Swift.min(x, y) }
        }
    }
}
