/// A smooth density of values: the mean of normal densities around each of them.
///
/// Source: Silverman 1986, "Density estimation for statistics and data analysis", equations 2.2a and 3.31.
public struct KernelDensity: Sendable {
    private let values: [Double]
    /// The standard deviation of each of the normal densities.
    public let bandwidth: Double

    /// Values that are not finite are left out.
    ///
    /// - Parameter bandwidth: without it 0.9·min(s, IQR/1.34)·n^(−1/5); values without spread get a tenth of their
    ///   size.
    /// - Returns: nil without a finite value.
    public init?(_ values: [Double], bandwidth: Double? = nil) {
        let sorted = values.filter { $0.isFinite && $0.magnitude < 1e150 }.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        self.values = sorted
        let n = Double(sorted.count)
        let mean = sorted.reduce(0) { $0 + $1 / n }
        let sd = (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, n - 1)).squareRoot()
        let quartiles = Evaluation.percentile(sorted, 0.75) - Evaluation.percentile(sorted, 0.25)
        let spread = quartiles > 0 ? min(sd, quartiles / 1.34) : sd
        let fallback = max(first.magnitude, last.magnitude) * 0.1
        let natural = 0.9 * spread * Double.pow(n, -0.2)
        self.bandwidth = bandwidth ?? (natural > 0 ? natural : fallback > 0 ? fallback : 1)
    }

    /// The density at a place.
    public func callAsFunction(_ x: Double) -> Double {
        // Farther than eight standard deviations a normal density is below 1e-14 of its height.
        let reach = 8 * bandwidth
        var sum = 0.0
        for value in values where (value - x).magnitude <= reach {
            let t = (value - x) / bandwidth
            sum += Double.exp(-t * t / 2)
        }
        return sum / (Double(values.count) * bandwidth * (2 * Double.pi).squareRoot())
    }

    /// Even places from three bandwidths below the least value to three above the greatest, with the densities there.
    public func curve(_ count: Int = 201) -> (x: [Double], density: [Double]) {
        let low = values[0] - 3 * bandwidth
        let high = values[values.count - 1] + 3 * bandwidth
        let x = (0..<count).map { low + (high - low) * Double($0) / Double(max(1, count - 1)) }
        return (x, x.map { self($0) })
    }
}
