import Kernels

extension Tensor {
    /// The same numbers in another dtype.
    ///
    /// Floats become integers by truncation toward zero and booleans by `x != 0`; the gradient goes back in
    /// the old dtype.
    /// - Throws: `.value` for a number that the dtype cannot hold (nan, infinite, out of range).
    public func to(_ dtype: DType) throws -> Tensor {
        guard dtype != self.dtype else { return self }
        let from = self.dtype
        return try Tensor.recorded(constant.converted(to: dtype), of: [self]) { g, _, _, _ in [try g.to(from)]
        }
    }

    private func converted(to target: DType) throws -> Tensor {
        switch dtype {
        case .bool: try converted(to: target, from: Bool.self)
        case .u8: try converted(to: target, from: UInt8.self)
        case .i64: try converted(to: target, from: Int.self)
        case .f32 where target == .f64: try converted(to: target, KERNELS_F32, KERNELS_F64)
        case .f64 where target == .f32: try converted(to: target, KERNELS_F64, KERNELS_F32)
        case .f32: try converted(to: target, from: Float.self)
        case .f64: try converted(to: target, from: Double.self)
        }
    }

    private func converted(to target: DType, _ from: kernels_dtype, _ to: kernels_dtype) throws -> Tensor {
        let result = try Storage(shape: shape, dtype: target)
        withExtendedLifetime(storage) {
            kernels_cast(to, result.pointer, from, storage.pointer, Int64(count))
        }
        return Tensor(shape: shape, dtype: target, storage: result)
    }

    private func converted<T: Element>(to target: DType, from: T.Type) throws -> Tensor {
        switch target {
        case .f32:
            if T.self == Int.self { return try Elementwise.map(self) { (x: Int) in Float(x) } }
            return try Elementwise.map(self) { (x: T) in Float(x.asDouble) }
        case .f64: return try Elementwise.map(self) { (x: T) in x.asDouble }
        case .bool: return try Elementwise.map(self) { (x: T) in x.asDouble != 0 }
        case .i64: return try fitted { (x: T) in x.asInt }
        case .u8: return try fitted { (x: T) in x.asInt.flatMap { UInt8(exactly: $0) } }
        }
    }

    private func fitted<T: Element, R: NumericElement>(_ convert: (T) -> R?) throws -> Tensor {
        var refused: T?
        let result = try Elementwise.map(self) { (x: T) -> R in
            if let value = convert(x) { return value }
            refused = refused ?? x
            return 0
        }
        if let refused { throw Fault(.value, "\(refused.asDouble) does not fit \(R.dtype.rawValue)") }
        return result
    }
}
