extension Tensor {
    /// The quotient rounded down, `//` of the language; the derivative is 0 everywhere.
    ///
    /// - Throws: `.value` for integers divided by 0; floats give infinite or nan.
    public func floorDivide(_ other: Tensor) throws -> Tensor {
        let (a, b) = try Tensor.unified(constant, other.constant)
        guard a.dtype.isFloat else {
            return try Tensor.whole(a, b, "a quotient") { x, y in
                let (quotient, over) = x.dividedReportingOverflow(by: y)
                let isWhole = x.remainderReportingOverflow(dividingBy: y).partialValue == 0
                return (!isWhole && (x < 0) != (y < 0) ? quotient - 1 : quotient, over)
            }
        }
        return try (a / b).floor()
    }

    /// What is left by `floorDivide`, with the divisor's sign: `%` of the language.
    ///
    /// The derivative is 1 by the dividend and −⌊a/b⌋ by the divisor, also at the jumps.
    /// - Throws: `.value` for integers divided by 0; floats give nan.
    public func remainder(_ other: Tensor) throws -> Tensor {
        let (a, b) = try Tensor.unified(self, other)
        guard a.dtype.isFloat else {
            return try Tensor.whole(a, b, "a remainder") { x, y in
                let rest = y == -1 ? 0 : x % y
                return (rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest, false)
            }
        }
        let value = a.dtype == .f32 ? try Tensor.rest(a, b, Float.self) : try Tensor.rest(a, b, Double.self)
        return try Tensor.recorded(value, of: [a, b]) { g, inputs, _, wants in
            let quotient = try inputs[0].floorDivide(inputs[1])
            return [
                wants[0] ? try g.sum(to: inputs[0].shape) : nil,
                wants[1] ? try (g * quotient).neg().sum(to: inputs[1].shape) : nil,
            ]
        }
    }

    private static func rest<T: RealElement>(_ a: Tensor, _ b: Tensor, _: T.Type) throws -> Tensor {
        try Elementwise.zip(a, b) { (x: T, y: T) in
            let rest = x.truncatingRemainder(dividingBy: y)
            return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest
        }
    }

    private static func whole(
        _ a: Tensor, _ b: Tensor, _ name: String, _ body: (Int, Int) -> (partialValue: Int, overflow: Bool)
    ) throws -> Tensor {
        guard try !b.equal(0).any() else { throw Fault(.value, "\(name) of integers divided by 0") }
        return try Elementwise.exact(a.to(.i64), b.to(.i64), name, body)
    }
}
