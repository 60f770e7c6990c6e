extension Tensor {
    /// Uniform numbers of [0, 1).
    public static func rand(_ shape: [Int], _ stream: inout Stream, dtype: DType = .f32) throws -> Tensor {
        try drawn(shape, dtype) {
            stream.uniform()
        } single: {
            stream.uniformFloat()
        }
    }

    /// Numbers of the standard normal distribution.
    public static func randn(_ shape: [Int], _ stream: inout Stream, dtype: DType = .f32) throws -> Tensor {
        try drawn(shape, dtype) {
            stream.normal()
        } single: {
            Float(stream.normal())
        }
    }

    /// Whole numbers of low ..< high, as i64.
    ///
    /// - Throws: `.value` unless low is below high.
    public static func randint(_ low: Int, _ high: Int, _ shape: [Int], _ stream: inout Stream) throws
        -> Tensor
    {
        let (width, over) = high.subtractingReportingOverflow(low)
        guard width > 0, !over else {
            throw Fault(.value, "randint takes low below high, not \(low) and \(high)")
        }
        return try make(shape, of: Int.self) { target in
            for i in target.indices { target[i] = low + stream.int(below: width) }
        }
    }

    /// The numbers 0 ..< n in a random order, as i64.
    public static func randperm(_ n: Int, _ stream: inout Stream) throws -> Tensor {
        _ = try MemoryBudget.bytes(of: [n], .i64)
        return try Tensor(stream.permutation(n))
    }

    /// True with a probability, else false.
    public static func bernoulli(_ p: Double, _ shape: [Int], _ stream: inout Stream) throws -> Tensor {
        guard p >= 0, p <= 1 else { throw Fault(.value, "a probability is between 0 and 1, not \(p)") }
        return try make(shape, of: Bool.self) { target in
            for i in target.indices { target[i] = stream.uniform() < p }
        }
    }

    private static func drawn(
        _ shape: [Int], _ dtype: DType, _ double: () -> Double, single: () -> Float
    ) throws -> Tensor {
        switch dtype {
        case .f64:
            return try make(shape, of: Double.self) { target in
                for i in target.indices { target[i] = double() }
            }
        case .f32:
            return try make(shape, of: Float.self) { target in
                for i in target.indices { target[i] = single() }
            }
        default: throw Fault(.type, "random real numbers are f32 or f64, not \(dtype.rawValue)")
        }
    }
}
