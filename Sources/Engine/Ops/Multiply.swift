extension Tensor {
    /// The element-wise product, with broadcasting.
    public static func * (a: Tensor, b: Tensor) throws -> Tensor {
        let (a, b) = try unified(a, b)
        return try recorded(Arithmetic.multiply.apply(a, b), of: [a, b]) { g, inputs, _, wants in
            [
                wants[0] ? try (g * inputs[1]).sum(to: inputs[0].shape) : nil,
                wants[1] ? try (g * inputs[0]).sum(to: inputs[1].shape) : nil,
            ]
        }
    }

    /// Every element times a number.
    public static func * (a: Tensor, b: Double) throws -> Tensor { try a.affine(b, 0) }

    /// Every element times a whole number; integers stay integers.
    public static func * (a: Tensor, b: Int) throws -> Tensor {
        try a.dtype.isFloat ? a.affine(Double(b), 0) : a * Tensor(b)
    }

    /// Every element times a number.
    public static func * (a: Double, b: Tensor) throws -> Tensor { try b.affine(a, 0) }
}
