import Engine

/// Positions and labels of an axis.
public struct Ticks: Sendable, Equatable {
    public var values: [Double]
    public var labels: [String]
    /// Positions without labels, between the others.
    public var minor: [Double] = []
    /// What all labels are to be multiplied with: "×10⁶".
    public var factor: String?

    /// Labels for ticks at even distances: as many decimals as needed, a common power of ten for what is
    /// large or small.
    init(values: [Double]) {
        self.values = values
        let most = values.map(\.magnitude).max() ?? 0
        let step = values.count > 1 ? values[1] - values[0] : most
        let power = NumberText.exponent(of: most)
        guard most > 0, power >= 6 || power < -3 else {
            let decimals = NumberText.decimals(of: values, step: step)
            labels = values.map { NumberText.fixed($0, decimals) }
            return
        }
        let unit = Double.pow(10, Double(power))
        let scaled = values.map { $0 / unit }
        let decimals = NumberText.decimals(of: scaled, step: step / unit)
        labels = scaled.map { NumberText.fixed($0, decimals) }
        factor = "×" + NumberText.power(power)
    }

    /// Labels given with their positions.
    init(values: [Double], labels: [String], minor: [Double] = []) {
        self.values = values
        self.labels = labels
        self.minor = minor
    }

    /// Ticks for an interval with about a number of them, by extended Wilkinson.
    ///
    /// They may lie a little beyond the interval's ends. Where no labels can be read, there are no ticks.
    /// - Parameter isLegible: whether ticks with these labels can be read.
    public init(
        from low: Double, to high: Double, target: Int, isLegible: @escaping (Ticks) -> Bool = { _ in true }
    ) {
        // Nearer ends than this leave a Double too few digits to count in steps.
        let least = max(1e-300, 1e-12 * max(low.magnitude, high.magnitude))
        guard low.isFinite, high.isFinite, high - low > least, (high - low).isFinite else {
            self.init(values: low.isFinite ? [low] : [])
            return
        }
        var search = ExtendedWilkinson(from: low, to: high, target: target) { isLegible(Ticks(values: $0)) }
        self.init(values: search.search())
    }

    /// The ticks that lie within an interval.
    func within(_ range: ClosedRange<Double>) -> Ticks {
        let slack = 1e-9 * (range.upperBound - range.lowerBound)
        let kept = values.indices.filter {
            values[$0] >= range.lowerBound - slack && values[$0] <= range.upperBound + slack
        }
        var result = self
        result.values = kept.map { values[$0] }
        result.labels = kept.map { labels[$0] }
        result.minor = minor.filter { range.contains($0) }
        return result
    }
}
