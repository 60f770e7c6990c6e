extension Tensor {
    /// A tensor whose elements a function writes; it gets uninitialised memory and must write all of it.
    ///
    /// - Throws: `.limit` when the memory is refused, and what `fill` throws.
    public static func make<T: Element>(
        _ shape: [Int], of type: T.Type = T.self, _ fill: (UnsafeMutableBufferPointer<T>) throws -> Void
    ) throws -> Tensor {
        let storage = try Storage(shape: shape, dtype: T.dtype)
        let count = storage.byteCount / T.dtype.stride
        let typed = storage.pointer.bindMemory(to: T.self, capacity: count)
        try fill(UnsafeMutableBufferPointer(start: typed, count: count))
        return Tensor(shape: shape, dtype: T.dtype, storage: storage)
    }

    /// A tensor of given elements in row-major order; without a shape, a vector.
    ///
    /// - Throws: `.shape` when the shape asks for another number of elements.
    public init<T: Element>(_ values: [T], shape: [Int]? = nil) throws {
        let shape = shape ?? [values.count]
        let count = try MemoryBudget.count(of: shape)
        guard count == values.count else {
            throw Fault(.shape, "\(values.count) values do not fill the shape \(shape.sizes)")
        }
        self = try Tensor.make(shape, of: T.self) { target in
            _ = target.initialize(from: values)
        }
    }

    /// A 0-d tensor.
    public init<T: Element>(_ value: T) throws {
        self = try Tensor.make([], of: T.self) { $0.initialize(repeating: value) }
    }

    /// A tensor with every element the same. Integer dtypes take the value truncated toward zero.
    ///
    /// - Throws: `.value` when the dtype cannot hold the value.
    public static func full(_ shape: [Int], _ value: Double, _ dtype: DType = .f32) throws -> Tensor {
        switch dtype {
        case .f32: return try filled(shape, Float(value))
        case .f64: return try filled(shape, value)
        case .bool: return try make(shape, of: Bool.self) { $0.initialize(repeating: value != 0) }
        case .i64:
            let whole = try value.asInt.orRefused(value, dtype)
            return try make(shape, of: Int.self) { $0.initialize(repeating: whole) }
        case .u8:
            let whole = try value.asInt.flatMap(UInt8.init(exactly:)).orRefused(value, dtype)
            return try make(shape, of: UInt8.self) { $0.initialize(repeating: whole) }
        }
    }

    private static func filled<T: RealElement>(_ shape: [Int], _ value: T) throws -> Tensor {
        try make(shape, of: T.self) { T.kernels.fill($0.baseAddress, value, Int64($0.count)) }
    }

    /// A tensor of zeros.
    public static func zeros(_ shape: [Int], _ dtype: DType = .f32) throws -> Tensor {
        try full(shape, 0, dtype)
    }

    /// A tensor of ones.
    public static func ones(_ shape: [Int], _ dtype: DType = .f32) throws -> Tensor {
        try full(shape, 1, dtype)
    }

    /// The identity matrix [n, n].
    public static func eye(_ n: Int, _ dtype: DType = .f32) throws -> Tensor {
        try make([n, n], of: Double.self) { target in
            for i in target.indices { target[i] = i / n == i % n ? 1 : 0 }
        }.to(dtype)
    }

    /// 0, 1, … n − 1 as i64.
    public static func arange(_ n: Int) throws -> Tensor {
        try make([n], of: Int.self) { target in
            for i in target.indices { target[i] = i }
        }
    }

    /// start, start + step, … before stop, as i64.
    ///
    /// - Throws: `.value` for a step of 0 or bounds that 64 bits cannot count between.
    public static func arange(_ start: Int, _ stop: Int, step: Int = 1) throws -> Tensor {
        let (distance, over) = stop.subtractingReportingOverflow(start)
        guard step != 0, step != .min, !over, distance != .min else {
            throw Fault(.value, "arange from \(start) to \(stop) by \(step)")
        }
        let count =
            (distance < 0) == (step < 0) ? (Swift.abs(distance) + Swift.abs(step) - 1) / Swift.abs(step) : 0
        return try make([count], of: Int.self) { target in
            for i in target.indices { target[i] = start + i * step }
        }
    }

    /// `steps` numbers at equal distances, both ends exact.
    public static func linspace(
        _ start: Double, _ end: Double, steps: Int, dtype: DType = .f32
    ) throws -> Tensor {
        try make([steps], of: Double.self) { target in
            for i in target.indices {
                let t = steps > 1 ? Double(i) / Double(steps - 1) : 0
                // Counting from the nearer end keeps both ends exact, as PyTorch does.
                target[i] = 2 * i < steps ? start + (end - start) * t : end - (end - start) * (1 - t)
            }
        }.to(dtype)
    }

    /// Powers of a base whose *exponents* are at equal distances, as in PyTorch.
    public static func logspace(
        _ start: Double, _ end: Double, steps: Int, base: Double = 10, dtype: DType = .f32
    ) throws -> Tensor {
        try full([], base, .f64).pow(linspace(start, end, steps: steps, dtype: .f64)).to(dtype)
    }

    /// `steps` numbers at equal ratios between two positive ones, both ends exact.
    ///
    /// - Throws: `.value` unless both ends are positive and finite.
    public static func geomspace(
        _ start: Double, _ end: Double, steps: Int, dtype: DType = .f64
    ) throws -> Tensor {
        guard start > 0, end > 0, start < .infinity, end < .infinity else {
            throw Fault(.value, "geomspace takes positive ends, not \(start) and \(end)")
        }
        let (low, high) = (Double.log(start), Double.log(end))
        return try make([steps], of: Double.self) { target in
            for i in target.indices {
                target[i] = Double.exp(low + (high - low) * Double(i) / Double(steps - 1))
            }
            if steps > 1 { target[steps - 1] = end }
            if steps > 0 { target[0] = start }
        }.to(dtype)
    }
}

extension Optional {
    /// The value, or a fault that a number does not fit a dtype.
    func orRefused(_ value: Double, _ dtype: DType) throws -> Wrapped {
        guard let self else { throw Fault(.value, "\(value) does not fit \(dtype.rawValue)") }
        return self
    }
}
