extension Tensor {
    /// The error function 2/√π ∫₀ˣ e^(−t²) dt.
    public func erf() throws -> Tensor {
        let x = try floating()
        let value =
            x.dtype == .f32
            ? try Elementwise.map(x) { (x: Float) in Float.erf(x) }
            : try Elementwise.map(x) { (x: Double) in Double.erf(x) }
        return try Tensor.recorded(value, of: [x]) { g, inputs, _, _ in [try g * inputs[0].bell(1)] }
    }

    /// 1 − erf x, which keeps its digits where erf is near 1.
    public func erfc() throws -> Tensor {
        let x = try floating()
        let value =
            x.dtype == .f32
            ? try Elementwise.map(x) { (x: Float) in Float.erfc(x) }
            : try Elementwise.map(x) { (x: Double) in Double.erfc(x) }
        return try Tensor.recorded(value, of: [x]) { g, inputs, _, _ in [try g * inputs[0].bell(-1)] }
    }

    /// sign · 2/√π · e^(−x²).
    private func bell(_ sign: Double) throws -> Tensor {
        try square().neg().exp() * (sign * 2 / Double.pi.squareRoot())
    }
}
