extension Tensor {
    /// scale · x + shift, element by element; what scalar arithmetic comes down to. Integers become f32.
    ///
    /// Numbers are rounded to the dtype before use, as PyTorch rounds a Python number.
    func affine(_ scale: Double, _ shift: Double) throws -> Tensor {
        let x = try floating()
        let value: Tensor
        if x.dtype == .f32 {
            let (s, t) = (Float(scale), Float(shift))
            value = try Elementwise.map(x) { (v: Float) in v * s + t }
        } else {
            value = try Elementwise.map(x) { (v: Double) in v * scale + shift }
        }
        return try Tensor.recorded(value, of: [x]) { g, _, _, _ in [scale == 1 ? g : try g.affine(scale, 0)] }
    }
}
