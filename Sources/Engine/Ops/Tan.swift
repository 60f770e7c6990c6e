extension Tensor {
    /// The tangent, in radians; its derivative is 1 + tan².
    public func tan() throws -> Tensor {
        let x = try floating()
        let value =
            x.dtype == .f32
            ? try Elementwise.map(x) { (x: Float) in Float.tan(x) }
            : try Elementwise.map(x) { (x: Double) in Double.tan(x) }
        return try Tensor.recorded(value, of: [x]) { g, _, output, _ in [try g * (output.square() + 1.0)] }
    }
}
