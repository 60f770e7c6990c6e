extension Tensor {
    /// The elements, in row-major order, valid for the call only.
    ///
    /// The type must be the dtype's: a mismatch is a programmer's error.
    public func withElements<T: Element, R>(
        of type: T.Type = T.self, _ body: (UnsafeBufferPointer<T>) throws -> R
    ) rethrows -> R {
        precondition(T.dtype == dtype, "elements read as \(T.dtype) from a tensor of \(dtype)")
        // The memory stays alive while the storage does; the compiler may release it after its last use.
        return try withExtendedLifetime(storage) {
            let typed = storage.pointer.assumingMemoryBound(to: T.self)
            return try body(UnsafeBufferPointer(start: typed, count: count))
        }
    }

    /// All elements as doubles.
    public func doubles() -> [Double] { read { $0.asDouble } }

    /// All elements as floats; f64 is rounded.
    public func floats() -> [Float] {
        dtype == .f32 ? withElements(of: Float.self) { Array($0) } : read { Float($0.asDouble) }
    }

    /// All elements as integers, truncated toward zero.
    ///
    /// - Throws: `.value` for an element that is not finite or too large.
    public func ints() throws -> [Int] {
        if dtype == .i64 { return withElements(of: Int.self) { Array($0) } }
        return try doubles().map { try $0.asInt.orRefused($0, .i64) }
    }

    /// All elements as truth values: whatever is not zero is true.
    public func bools() -> [Bool] { read { $0.asDouble != 0 } }

    /// The only element of a tensor of one, as a double. Asking a tensor of another size is a programmer's
    /// error.
    public func item() -> Double {
        precondition(count == 1, "item() of a tensor \(shape.sizes)")
        return first
    }

    /// The only element.
    ///
    /// - Throws: `.shape` when there is not exactly one.
    public func scalar() throws -> Double {
        guard count == 1 else {
            throw Fault(.shape, "a single number was expected, not a tensor \(shape.sizes)")
        }
        return first
    }

    /// The part at an index of the first dimension: a tensor of one dimension less; negative counts from
    /// the end.
    public func item(at index: Int) throws -> Tensor { try select(dim: 0, index: index) }

    private var first: Double {
        switch dtype {
        case .bool: withElements(of: Bool.self) { $0[0].asDouble }
        case .u8: withElements(of: UInt8.self) { $0[0].asDouble }
        case .i64: withElements(of: Int.self) { $0[0].asDouble }
        case .f32: withElements(of: Float.self) { $0[0].asDouble }
        case .f64: withElements(of: Double.self) { $0[0] }
        }
    }

    private func read<R>(_ convert: (any Element) -> R) -> [R] {
        switch dtype {
        case .bool: withElements(of: Bool.self) { $0.map { convert($0) } }
        case .u8: withElements(of: UInt8.self) { $0.map { convert($0) } }
        case .i64: withElements(of: Int.self) { $0.map { convert($0) } }
        case .f32: withElements(of: Float.self) { $0.map { convert($0) } }
        case .f64: withElements(of: Double.self) { $0.map { convert($0) } }
        }
    }
}
