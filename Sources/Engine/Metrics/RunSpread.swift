/// The same number from several runs: mean, spread, and an interval for the mean.
public struct RunSpread: Sendable {
    public let mean: Double
    /// Standard deviation (n − 1); nil for one run.
    public let sd: Double?
    /// The ends of Student's t-interval; nil for one run.
    public let interval: (low: Double, high: Double)?

    public init(_ values: [Double], level: Double = 0.95) {
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        self.mean = mean
        guard values.count > 1 else {
            sd = nil
            interval = nil
            return
        }
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
        sd = variance.squareRoot()
        let half =
            RunSpread.quantile((1 + level) / 2, degrees: values.count - 1) * (variance / n).squareRoot()
        interval = (mean - half, mean + half)
    }

    /// The quantile of Student's t distribution, by bisection of its distribution function.
    public static func quantile(_ p: Double, degrees: Int) -> Double {
        var (low, high) = (0.0, 1e3)
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if distribution(middle, degrees: degrees) < p { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// P(T ≤ t) for t ≥ 0 and whole degrees of freedom, in closed form.
    ///
    /// Source: Abramowitz and Stegun 26.7.3 and 26.7.4.
    private static func distribution(_ t: Double, degrees n: Int) -> Double {
        let angle = arcTangent(t / Double(n).squareRoot())
        let (sine, cosine) = (Double.sin(angle), Double.cos(angle))
        var sum = 0.0
        var term = n % 2 == 1 ? cosine : 1.0
        for k in stride(from: n % 2 == 1 ? 1 : 0, to: n - 1, by: 2) {
            if k > (n % 2 == 1 ? 1 : 0) { term *= cosine * cosine * Double(k - 1) / Double(k) }
            sum += term
        }
        let area = n % 2 == 1 ? 2 / Double.pi * (angle + sine * (n > 1 ? sum : 0)) : sine * sum
        return 0.5 + area / 2
    }

    /// atan by its series after two halvings of the angle.
    private static func arcTangent(_ x: Double) -> Double {
        if x > 1 { return Double.pi / 2 - arcTangent(1 / x) }
        let once = x / (1 + (1 + x * x).squareRoot())
        let y = once / (1 + (1 + once * once).squareRoot())
        var (power, sum) = (y, 0.0)
        for k in stride(from: 1, to: 60, by: 2) {
            sum += power / Double(k) * (k % 4 == 1 ? 1 : -1)
            power *= y * y
        }
        return 4 * sum
    }
}
