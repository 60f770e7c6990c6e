extension Tensor {
    /// The element-wise sum, with broadcasting.
    public static func + (a: Tensor, b: Tensor) throws -> Tensor {
        let (a, b) = try unified(a, b)
        return try recorded(Arithmetic.add.apply(a, b), of: [a, b]) { g, inputs, _, wants in
            [
                wants[0] ? try g.sum(to: inputs[0].shape) : nil,
                wants[1] ? try g.sum(to: inputs[1].shape) : nil,
            ]
        }
    }

    /// A number added to every element.
    public static func + (a: Tensor, b: Double) throws -> Tensor { try a.affine(1, b) }

    /// A whole number added to every element; integers stay integers.
    public static func + (a: Tensor, b: Int) throws -> Tensor {
        try a.dtype.isFloat ? a.affine(1, Double(b)) : a + Tensor(b)
    }

    /// A number added to every element.
    public static func + (a: Double, b: Tensor) throws -> Tensor { try b.affine(1, a) }
}
