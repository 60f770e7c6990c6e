extension Tensor {
    /// The binary cross-entropy of logits with targets in [0, 1]: max(x, 0) − x·y + log(1 + e^−|x|).
    ///
    /// The derivative by x is σ(x) − y everywhere, also at the kinks of that form.
    /// - Throws: `.shape` when shapes differ.
    public func bceWithLogits(_ targets: Tensor, reduction: LossReduction = .mean) throws -> Tensor {
        guard shape == targets.shape else {
            throw Fault(.shape, "logits \(shape.sizes) and targets \(targets.shape.sizes) differ in shape")
        }
        var (x, y) = try Tensor.unified(self, targets)
        (x, y) = (try x.floating(), try y.floating())
        let value =
            x.dtype == .f32
            ? try Tensor.binaryLoss(x, y, Float.self) : try Tensor.binaryLoss(x, y, Double.self)
        let losses = try Tensor.recorded(value, of: [x, y]) { g, inputs, _, wants in
            [
                wants[0] ? try g * (inputs[0].sigmoid() - inputs[1]) : nil,
                wants[1] ? try (g * inputs[0]).neg() : nil,
            ]
        }
        return try reduction.apply(losses)
    }

    private static func binaryLoss<T: RealElement>(_ x: Tensor, _ y: Tensor, _: T.Type) throws -> Tensor {
        try Elementwise.zip(x, y) { (x: T, y: T) in
            let tail = T.exp(-x.magnitude)
            // log(1 + e) loses e below the rounding of 1; the series is exact there.
            let log1p = tail < 1e-4 ? tail - tail * tail / 2 : T.log(1 + tail)
            return Swift.max(x, 0) - x * y + log1p
        }
    }
}
