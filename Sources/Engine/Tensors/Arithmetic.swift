import Kernels

/// Element-wise arithmetic of two tensors, without derivatives.
enum Arithmetic: Sendable {
    case add, subtract, multiply, divide, maximum, minimum, power

    /// The broadcast result; operands of one dtype.
    ///
    /// Division and powers take floats only. A nan in either operand of `maximum` or `minimum` is the
    /// result, as in PyTorch.
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

    /// The result with a number as the second operand; floats only.
    func apply(_ a: Tensor, _ b: Double) throws -> Tensor {
        a.dtype == .f32 ? try withNumber(a, Float(b)) : try withNumber(a, b)
    }

    /// The result with a number as the first operand; floats only.
    func apply(_ a: Double, _ b: Tensor) throws -> Tensor {
        b.dtype == .f32 ? try withNumber(Float(a), b) : try withNumber(a, b)
    }

    private func withNumber<T: RealElement>(_ a: Tensor, _ b: T) throws -> Tensor {
        try a.withElements(of: T.self) { x in
            try Tensor.make(a.shape, of: T.self) { out in
                T.kernels.binaryScalar(kernel, out.baseAddress, x.baseAddress, b, Int64(out.count))
            }
        }
    }

    private func withNumber<T: RealElement>(_ a: T, _ b: Tensor) throws -> Tensor {
        try b.withElements(of: T.self) { y in
            try Tensor.make(b.shape, of: T.self) { out in
                T.kernels.scalarBinary(kernel, out.baseAddress, a, y.baseAddress, Int64(out.count))
            }
        }
    }

    private func reals<T: RealElement>(_ a: Tensor, _ b: Tensor, _: T.Type) throws -> Tensor {
        if b.shape.isEmpty, !a.shape.isEmpty {
            return try withNumber(a, b.withElements(of: T.self) { $0[0] })
        }
        if a.shape.isEmpty, !b.shape.isEmpty {
            return try withNumber(a.withElements(of: T.self) { $0[0] }, b)
        }
        return try a.withElements(of: T.self) { x in
            try b.withElements(of: T.self) { y in
                if a.shape == b.shape {
                    return try Tensor.make(a.shape, of: T.self) { out in
                        T.kernels.binary(
                            kernel, out.baseAddress, x.baseAddress, y.baseAddress, Int64(out.count))
                    }
                }
                let plan = try Broadcast(a.shape, b.shape)
                return try Tensor.make(plan.shape, of: T.self) { out in
                    guard let x = x.baseAddress, let y = y.baseAddress, let out = out.baseAddress else {
                        return
                    }
                    plan.walk.blocks { block, offsets, before in
                        T.kernels.binaryStrided(
                            kernel, out + before, block.rank, block.shape, x + offsets[0], block.steps[0],
                            y + offsets[1], block.steps[1])
                    }
                }
            }
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
        case .divide, .power: throw Fault(.type, "true division takes floats, not \(a.dtype.rawValue)")
        case .maximum: try Elementwise.zip(a, b) { (x: T, y: T) in Swift.max(x, y) }
        case .minimum: try Elementwise.zip(a, b) { (x: T, y: T) in Swift.min(x, y) }
        }
    }

    private var kernel: kernels_binary {
        switch self {
        case .add: KERNELS_ADD
        case .subtract: KERNELS_SUB
        case .multiply: KERNELS_MUL
        case .divide: KERNELS_DIV
        case .maximum: KERNELS_MAX
        case .minimum: KERNELS_MIN
        case .power: KERNELS_POW
        }
    }
}
