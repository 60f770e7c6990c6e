extension Tensor {
    /// x to a fixed power; x⁰ is 1 with derivative 0, also at 0.
    ///
    /// Integers to a whole power ≥ 0 stay integers; else they become f32.
    public func pow(_ exponent: Double) throws -> Tensor {
        if !dtype.isFloat, exponent >= 0, let whole = exponent.asInt, Double(whole) == exponent {
            return try pow(Tensor(whole))
        }
        let x = try floating()
        if exponent == 2 { return try x.square() }
        let value = try Arithmetic.power.apply(x.constant, exponent)
        return try Tensor.recorded(value, of: [x]) { g, inputs, _, _ in
            guard exponent != 0 else { return [nil] }
            return [try g * (inputs[0].pow(exponent - 1) * exponent)]
        }
    }

    /// x to the power y, with broadcasting.
    ///
    /// The derivative by y at x = 0 is 0, as in PyTorch. Integers take powers ≥ 0 and are exact.
    /// - Throws: `.value` for a negative power of integers, or one that overflows.
    public func pow(_ exponent: Tensor) throws -> Tensor {
        let (a, b) = try Tensor.unified(self, exponent)
        guard a.dtype.isFloat else { return try Tensor.wholePower(a.to(.i64), b.to(.i64)) }
        return try Tensor.recorded(Arithmetic.power.apply(a, b), of: [a, b]) { g, inputs, output, wants in
            let (x, y) = (inputs[0], inputs[1])
            var parts: [Tensor?] = [nil, nil]
            if wants[0] {
                let flat = try y.constant.equal(0)
                let slope = try y * x.pow(y - 1.0)
                parts[0] = try (g * Tensor.where(flat, Tensor.zeros([], x.dtype), slope)).sum(to: x.shape)
            }
            if wants[1] {
                let zero = try x.constant.equal(0)
                let logarithm = try Tensor.where(zero, Tensor.ones([], x.dtype), x).log()
                parts[1] = try (g * (output * logarithm)).sum(to: y.shape)
            }
            return parts
        }
    }

    private static func wholePower(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        guard try !b.less(0).any() else {
            throw Fault(.value, "integers to a negative power", hint: "make them real numbers first")
        }
        return try Elementwise.exact(a, b, "a power") { (x: Int, y: Int) in Tensor.wholePower(x, y) }
    }

    // Beyond 63 every base but -1, 0 and 1 overflows.
    private static func wholePower(_ x: Int, _ y: Int) -> (partialValue: Int, overflow: Bool) {
        if x == 0 || x == 1 { return (y == 0 ? 1 : x, false) }
        if x == -1 { return (y % 2 == 0 ? 1 : -1, false) }
        guard y < 64 else { return (0, true) }
        var result = 1
        for _ in 0..<y {
            let (product, over) = result.multipliedReportingOverflow(by: x)
            if over { return (0, true) }
            result = product
        }
        return (result, false)
    }
}
