extension Tensor {
    /// scale · x + shift, element by element; what scalar arithmetic comes down to. Integers become f32.
    ///
    /// Numbers are rounded to the dtype before use, as PyTorch rounds a Python number; product and sum are
    /// rounded one after the other.
    func affine(_ scale: Double, _ shift: Double) throws -> Tensor {
        let x = try floating()
        return try Tensor.recorded(x.constant.affineValue(scale, shift), of: [x]) { g, _, _, _ in
            [scale == 1 ? g : try g.affine(scale, 0)]
        }
    }

    private func affineValue(_ scale: Double, _ shift: Double) throws -> Tensor {
        if scale == 1 { return try Arithmetic.add.apply(self, shift) }
        if scale == -1 { return try Arithmetic.subtract.apply(shift, self) }
        let scaled = try Arithmetic.multiply.apply(self, scale)
        return shift == 0 ? scaled : try Arithmetic.add.apply(scaled, shift)
    }
}
