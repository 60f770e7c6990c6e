extension Tensor {
    /// The element-wise difference, with broadcasting.
    public static func - (a: Tensor, b: Tensor) throws -> Tensor {
        let (a, b) = try unified(a, b)
        return try recorded(Arithmetic.subtract.apply(a, b), of: [a, b]) { g, inputs, _, wants in
            [
                wants[0] ? try g.sum(to: inputs[0].shape) : nil,
                wants[1] ? try g.neg().sum(to: inputs[1].shape) : nil,
            ]
        }
    }

    /// A number taken from every element.
    public static func - (a: Tensor, b: Double) throws -> Tensor { try a.affine(1, -b) }

    /// A whole number taken from every element; integers stay integers.
    public static func - (a: Tensor, b: Int) throws -> Tensor {
        try a.dtype.isFloat ? a.affine(1, -Double(b)) : a - Tensor(b)
    }

    /// Every element taken from a number.
    public static func - (a: Double, b: Tensor) throws -> Tensor { try b.affine(-1, a) }
}
