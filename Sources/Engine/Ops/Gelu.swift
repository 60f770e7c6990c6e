extension Tensor {
    /// How `gelu` computes the normal distribution.
    public enum GeluForm: String, Sendable, CaseIterable {
        /// x · Φ(x), by the error function.
        case none
        /// ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))).
        case tanh
    }

    /// x · Φ(x) with the normal distribution Φ.
    ///
    /// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", arXiv:1606.08415. Φ is taken from erfc,
    /// so that large negative x keep their digits.
    public func gelu(approximate: GeluForm = .none) throws -> Tensor {
        let x = try floating()
        switch approximate {
        case .none: return try x * (x * -0.5.squareRoot()).erfc() * 0.5
        case .tanh:
            let inner = try (x + x.square() * x * 0.044715) * (2 / Double.pi).squareRoot()
            return try x * (inner.tanh() + 1.0) * 0.5
        }
    }
}
