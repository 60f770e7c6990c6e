extension Tensor {
    /// The larger of two, element by element; nan where either is. Where they are equal each gets half the
    /// gradient.
    public func maximum(_ other: Tensor) throws -> Tensor { try Tensor.extreme(.maximum, self, other) }

    /// The smaller of two, element by element; nan where either is. Where they are equal each gets half the
    /// gradient.
    public func minimum(_ other: Tensor) throws -> Tensor { try Tensor.extreme(.minimum, self, other) }

    /// x held between bounds; the derivative is 1 inside and at the bounds, 0 outside.
    ///
    /// - Throws: `.value` when the lower bound is above the upper one or is nan.
    public func clamp(min low: Double = -.infinity, max high: Double = .infinity) throws -> Tensor {
        guard low <= high else {
            throw Fault(.value, "clamp between \(low) and \(high), which are the wrong way round")
        }
        let x = try floating()
        let value = try Arithmetic.minimum.apply(Arithmetic.maximum.apply(x.constant, low), high)
        return try Tensor.recorded(value, of: [x]) { g, inputs, _, _ in
            let x = inputs[0].constant
            return [try g * x.greaterEqual(low).logicalAnd(x.lessEqual(high)).to(x.dtype)]
        }
    }

    private static func extreme(_ kind: Arithmetic, _ a: Tensor, _ b: Tensor) throws -> Tensor {
        let (a, b) = try unified(a, b)
        return try recorded(kind.apply(a, b), of: [a, b]) { g, inputs, _, wants in
            let (x, y) = (inputs[0].constant, inputs[1].constant)
            let first = try kind == .maximum ? x.greater(y) : x.less(y)
            // 1 where the first is chosen, ½ at ties.
            let share = try (first.to(x.dtype) * 2.0 + x.equal(y).to(x.dtype)) / 2.0
            return [
                wants[0] ? try (g * share).sum(to: x.shape) : nil,
                wants[1] ? try (g * (1.0 - share)).sum(to: y.shape) : nil,
            ]
        }
    }
}
