/// A loss of two parameters with a sharp deep well and a flat shallow one, moved by a shift per domain.
///
/// 3 − 1.6·exp(−‖θ−a−s‖²/0.18) − exp(−‖θ−c−s‖²/1.62) + 0.05·‖θ‖² with a = (−1.2, 0), c = (1.2, 0): the deep
/// well is where training alone ends, the flat one where unseen shifts hurt less.
public enum Wells {
    /// The loss at θ [2], a single number, differentiable.
    ///
    /// - Throws: `.shape` unless θ and the shift have two elements.
    public static func loss(_ theta: Tensor, shift: (Double, Double) = (0, 0)) throws -> Tensor {
        guard theta.shape == [2] else {
            throw Fault(.shape, "wells takes theta of 2 elements, not of \(theta.shape.sizes)")
        }
        let sharp = try gap(theta, (-1.2 + shift.0, shift.1)) * (-1 / 0.18)
        let flat = try gap(theta, (1.2 + shift.0, shift.1)) * (-1 / 1.62)
        let bowl = try gap(theta, (0, 0)) * 0.05
        return try bowl - sharp.exp() * 1.6 - flat.exp() + 3
    }

    private static func gap(_ theta: Tensor, _ centre: (Double, Double)) throws -> Tensor {
        let away = try theta - Tensor([centre.0, centre.1]).to(theta.dtype)
        return try (away * away).sum()
    }
}
