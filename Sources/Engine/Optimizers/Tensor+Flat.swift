/// Arithmetic on points and gradients: whole parameter vectors, outside any tape.
///
/// Sums of products run in doubles over eight lanes in a fixed order, so they have the same bits everywhere.
extension Tensor {
    /// self + scale·other, element by element. The scale is rounded to the dtype first.
    ///
    /// - Throws: `.shape` unless both are floats of one shape and dtype.
    public func adding(_ scale: Double, times other: Tensor) throws -> Tensor {
        try checkSameVector(other)
        return dtype == .f32 ? try sum(scale, other, Float.self) : try sum(scale, other, Double.self)
    }

    /// scale·self, element by element.
    public func scaled(by scale: Double) throws -> Tensor {
        try checkSameVector()
        return dtype == .f32 ? try product(scale, Float.self) : try product(scale, Double.self)
    }

    /// Σ weightᵢ·vectorᵢ, added in order; one vector with weight 1 keeps its bits.
    ///
    /// - Throws: `.value` of nothing, `.shape` when vectors differ.
    public static func weightedSum(_ vectors: [Tensor], weights: [Double]) throws -> Tensor {
        precondition(
            vectors.count == weights.count, "\(vectors.count) vectors with \(weights.count) weights")
        guard let first = vectors.first else { throw Fault(.value, "a weighted sum of no vectors") }
        return try zip(vectors, weights).dropFirst().reduce(first.scaled(by: weights[0])) {
            try $0.adding($1.1, times: $1.0)
        }
    }

    /// Whether any element is not 0; stops at the first.
    public func hasNonZero() throws -> Bool {
        try checkSameVector()
        return dtype == .f32
            ? withElements(of: Float.self) { $0.contains { $0 != 0 } }
            : withElements(of: Double.self) { $0.contains { $0 != 0 } }
    }

    /// The inner product.
    ///
    /// - Throws: `.shape` unless both are floats of one shape and dtype.
    public func inner(_ other: Tensor) throws -> Double {
        try checkSameVector(other)
        return dtype == .f32 ? lanes(other, Float.self) : lanes(other, Double.self)
    }

    /// The length √Σx².
    ///
    /// - Throws: `.type` unless the dtype is a float one.
    public func length() throws -> Double { try inner(self).squareRoot() }

    /// The cosine of the angle between two vectors; 0 if either is 0.
    public func cosine(to other: Tensor) throws -> Double {
        let lengths = try length() * other.length()
        return lengths > 0 ? try inner(other) / lengths : 0
    }

    /// Refuses vectors that do not match this one in shape and dtype.
    func checkSameVector(_ others: Tensor...) throws {
        guard dtype.isFloat else {
            throw Fault(.type, "vectors of f32 or f64 are expected, not \(dtype.rawValue)")
        }
        for other in others where other.shape != shape || other.dtype != dtype {
            throw Fault(
                .shape,
                "a vector \(shape.sizes) of \(dtype.rawValue) with one \(other.shape.sizes) of "
                    + other.dtype.rawValue)
        }
    }

    private func sum<T: RealElement>(_ scale: Double, _ other: Tensor, _: T.Type) throws -> Tensor {
        let scale = T(scale)
        return try withElements(of: T.self) { x in
            try other.withElements(of: T.self) { y in
                try Tensor.make(shape, of: T.self) { target in
                    for i in target.indices { target[i] = x[i] + scale * y[i] }
                }
            }
        }
    }

    private func product<T: RealElement>(_ scale: Double, _: T.Type) throws -> Tensor {
        let scale = T(scale)
        return try withElements(of: T.self) { x in
            try Tensor.make(shape, of: T.self) { target in
                for i in target.indices { target[i] = scale * x[i] }
            }
        }
    }

    private func lanes<T: RealElement>(_ other: Tensor, _: T.Type) -> Double {
        withElements(of: T.self) { x in
            other.withElements(of: T.self) { y in
                var total = SIMD8<Double>.zero
                let whole = x.count / 8 * 8
                for i in stride(from: 0, to: whole, by: 8) {
                    var (a, b) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
                    for k in 0..<8 {
                        a[k] = Double(x[i &+ k])
                        b[k] = Double(y[i &+ k])
                    }
                    total += a * b
                }
                var rest = total.sum()
                for i in whole..<x.count { rest += Double(x[i]) * Double(y[i]) }
                return rest
            }
        }
    }
}
