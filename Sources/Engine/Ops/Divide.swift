extension Tensor {
    /// The element-wise quotient, with broadcasting; integers are divided as f32. x/0 is infinite or nan.
    public static func / (a: Tensor, b: Tensor) throws -> Tensor {
        var (a, b) = try unified(a, b)
        (a, b) = (try a.floating(), try b.floating())
        return try recorded(Arithmetic.divide.apply(a, b), of: [a, b]) { g, inputs, output, wants in
            let scaled = try g / inputs[1]
            return [
                wants[0] ? try scaled.sum(to: inputs[0].shape) : nil,
                wants[1] ? try (scaled * output).neg().sum(to: inputs[1].shape) : nil,
            ]
        }
    }

    /// Every element divided by a number.
    public static func / (a: Tensor, b: Double) throws -> Tensor {
        let a = try a.floating()
        // A division, not a product with the reciprocal: it is correctly rounded.
        return try recorded(Arithmetic.divide.apply(a.constant, b), of: [a]) {
            g, _, _, _ in
            [try g / b]
        }
    }

    /// A number divided by every element.
    public static func / (a: Double, b: Tensor) throws -> Tensor {
        let b = try b.floating()
        return try full([], a, b.dtype) / b
    }
}
