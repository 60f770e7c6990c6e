/// Shortens directions that are longer than a limit: u·min(1, limit/‖u‖), one norm over all parameters.
///
/// Source: Pascanu, Mikolov and Bengio 2013, algorithm 1; PyTorch's `clip_grad_norm_` adds 1e-6 to the norm,
/// here nothing is added, so that a clipped direction has exactly the limit's length but for rounding.
public struct GradientClipping: Sendable, Equatable {
    /// The largest length, above 0.
    public let limit: Double

    public init(_ limit: Double) { self.limit = limit }

    /// The direction, its length before, and whether it was shortened.
    public func apply(_ direction: Tensor) throws -> (direction: Tensor, norm: Double, isClipped: Bool) {
        let norm = try direction.length()
        guard norm > limit else { return (direction, norm, false) }
        return (try direction.scaled(by: limit / norm), norm, true)
    }
}
