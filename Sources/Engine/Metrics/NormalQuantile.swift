import Glibc

/// The standard normal distribution's quantile function: the axis of a DET curve.
public enum NormalQuantile {
    /// The x with P(X ≤ x) = p; −∞ at 0, ∞ at 1, nan beyond.
    ///
    /// A rational approximation with a relative error of 1.2e-9, made exact to rounding by one step of Halley's
    /// method. Source: Acklam 2003, "An algorithm for computing the inverse normal cumulative distribution function".
    public static func of(_ p: Double) -> Double {
        guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
        let x = approximation(p)
        let error = 0.5 * erfc(-x / 2.0.squareRoot()) - p
        let step = error * (2 * Double.pi).squareRoot() * Double.exp(x * x / 2)
        return x - step / (1 + x * step / 2)
    }

    private static func approximation(_ p: Double) -> Double {
        // Beyond these the tails have an approximation of their own.
        let low = 0.02425
        if p < low { return tail((-2 * Double.log(p)).squareRoot()) }
        if p > 1 - low { return -tail((-2 * Double.log(1 - p)).squareRoot()) }
        let q = p - 0.5
        let r = q * q
        return polynomial(a, r) * q / (polynomial(b, r) * r + 1)
    }

    private static func tail(_ q: Double) -> Double { polynomial(c, q) / (polynomial(d, q) * q + 1) }

    private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
        coefficients.reduce(0) { $0 * x + $1 }
    }

    private static let a = [
        -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.383577518672690e2, -3.066479806614716e1,
        2.506628277459239,
    ]
    private static let b = [
        -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
    ]
    private static let c = [
        -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
        2.938163982698783,
    ]
    private static let d = [
        7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416,
    ]
}
