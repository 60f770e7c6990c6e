import Kernels

/// Element-wise comparison of two tensors.
enum Comparison: Sendable {
    case equal, less, lessEqual, greater, greaterEqual

    /// Whether it holds, with broadcasting; operands of one dtype.
    ///
    /// - Throws: `.shape` when sizes do not broadcast.
    func apply(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        switch a.dtype {
        case .f32: try reals(a, b, Float.self)
        case .f64: try reals(a, b, Double.self)
        case .i64: try integers(a, b, Int.self)
        case .u8: try integers(a, b, UInt8.self)
        case .bool: try integers(a.to(.u8), b.to(.u8), UInt8.self)
        }
    }

    /// Whether it holds with a number; floats only.
    func apply(_ a: Tensor, _ b: Double) throws -> Tensor {
        a.dtype == .f32 ? try withNumber(a, Float(b)) : try withNumber(a, b)
    }

    private func withNumber<T: RealElement>(_ a: Tensor, _ b: T) throws -> Tensor {
        try a.withElements(of: T.self) { x in
            try Tensor.makeBools(a.shape) { out, count in
                T.kernels.compareScalar(kernel, out, x.baseAddress, b, count)
            }
        }
    }

    private func reals<T: RealElement>(_ a: Tensor, _ b: Tensor, _: T.Type) throws -> Tensor {
        if b.shape.isEmpty { return try withNumber(a, b.withElements(of: T.self) { $0[0] }) }
        return try a.withElements(of: T.self) { x in
            try b.withElements(of: T.self) { y in
                if a.shape == b.shape {
                    return try Tensor.makeBools(a.shape) { out, count in
                        T.kernels.compare(kernel, out, x.baseAddress, y.baseAddress, count)
                    }
                }
                let plan = try Broadcast(a.shape, b.shape)
                return try Tensor.makeBools(plan.shape) { out, _ in
                    guard let x = x.baseAddress, let y = y.baseAddress else { return }
                    plan.walk.blocks { block, offsets, before in
                        T.kernels.compareStrided(
                            kernel, out + before, block.rank, block.shape, x + offsets[0], block.steps[0],
                            y + offsets[1], block.steps[1])
                    }
                }
            }
        }
    }

    private func integers<T: NumericElement>(_ a: Tensor, _ b: Tensor, _: T.Type) throws -> Tensor {
        switch self {
        case .equal: try Elementwise.zip(a, b) { (x: T, y: T) in x == y }
        case .less: try Elementwise.zip(a, b) { (x: T, y: T) in x < y }
        case .lessEqual: try Elementwise.zip(a, b) { (x: T, y: T) in x <= y }
        case .greater: try Elementwise.zip(a, b) { (x: T, y: T) in x > y }
        case .greaterEqual: try Elementwise.zip(a, b) { (x: T, y: T) in x >= y }
        }
    }

    private var kernel: kernels_comparison {
        switch self {
        case .equal: KERNELS_EQ
        case .less: KERNELS_LT
        case .lessEqual: KERNELS_LE
        case .greater: KERNELS_GT
        case .greaterEqual: KERNELS_GE
        }
    }
}

extension Tensor {
    /// A tensor of bool whose bytes, 0 or 1, a function writes.
    static func makeBools(
        _ shape: [Int], _ fill: (UnsafeMutablePointer<UInt8>, _ count: Int64) -> Void
    ) throws -> Tensor {
        let storage = try Storage(shape: shape, dtype: .bool)
        fill(
            storage.pointer.bindMemory(to: UInt8.self, capacity: storage.byteCount), Int64(storage.byteCount))
        return Tensor(shape: shape, dtype: .bool, storage: storage)
    }
}
