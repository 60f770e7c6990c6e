/// Slope and curvature of the mean loss at the landscape's point.
public enum Curvature {
    /// The k largest eigenvalues of the Hessian, descending: the sharpness.
    ///
    /// - Throws: `.argument` for more eigenvalues than parameters.
    public static func sharpness(
        of landscape: inout any Landscape, k: Int, seed: UInt64
    ) throws -> [Double] {
        let pass = try landscape.losses(
            of: landscape.all, at: landscape.point, forward: .joint, statistics: .discard)
        let weights = landscape.weights(.sample)
        let dtype = landscape.point.dtype
        return try Lanczos(dimension: landscape.layout.count).largest(k, seed: seed) { vector in
            try landscape.checkInterrupt()
            return try landscape.hessianProduct(
                of: pass, weights: weights, vector: Tensor(vector).to(dtype)
            ).doubles()
        }
    }

    /// The first and second derivative of the mean loss along a direction: ⟨g, d⟩ and ⟨d, Hd⟩.
    public static func along(
        _ direction: Tensor, on landscape: inout any Landscape
    ) throws -> (loss: Double, slope: Double, curvature: Double) {
        let pass = try landscape.losses(
            of: landscape.all, at: landscape.point, forward: .joint, statistics: .discard)
        let weights = landscape.weights(.sample)
        let gradient = try landscape.gradient(of: pass, weights: weights)
        let bent = try landscape.hessianProduct(of: pass, weights: weights, vector: direction)
        return (pass.mean(weights), try gradient.inner(direction), try direction.inner(bent))
    }
}
