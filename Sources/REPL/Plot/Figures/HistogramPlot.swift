/// How often values fall into bins that all series share.
public struct HistogramPlot: Sendable, Equatable {
    /// The values of one class.
    public struct Series: Sendable, Equatable {
        public var label: String?
        public var values: [Double]

        public init(label: String? = nil, values: [Double]) {
            self.label = label
            self.values = values
        }
    }

    public var series: [Series]
    /// How many bins, at least 1.
    public var bins: Int
    /// Densities (areas of 1) instead of counts: for classes of unequal size.
    public var isDensity: Bool
    public var x: Axis

    public init(series: [Series], bins: Int = 30, isDensity: Bool = false, x: Axis = Axis("value")) {
        self.series = series
        self.bins = bins
        self.isDensity = isDensity
        self.x = x
    }

    /// Whether there is no finite value.
    public var isEmpty: Bool { edges.isEmpty }

    /// The bins' ends, evenly spaced from the least value of all series to the greatest; empty without any.
    public var edges: [Double] {
        var extent = Extent()
        for series in series { series.values.forEach { extent.add($0) } }
        guard var range = x.range ?? extent.range, extent.range != nil else { return [] }
        let size = max(range.lowerBound.magnitude, range.upperBound.magnitude)
        if range.upperBound - range.lowerBound <= 1e-11 * size || size == 0 {
            let half = size == 0 ? 0.5 : 0.1 * size
            range = range.lowerBound - half...range.upperBound + half
        }
        let count = max(1, min(bins, 10_000))
        let width = (range.upperBound - range.lowerBound) / Double(count)
        return (0...count).map { $0 == count ? range.upperBound : range.lowerBound + Double($0) * width }
    }

    /// Each series' heights, bin by bin. A bin holds its lower end; the last one its upper end too.
    public var heights: [[Double]] {
        let edges = self.edges
        guard let first = edges.first, let last = edges.last, last > first else { return [] }
        let count = edges.count - 1
        let width = (last - first) / Double(count)
        return series.map { series in
            var heights = [Double](repeating: 0, count: count)
            var total = 0.0
            for value in series.values where value.isFinite && value >= first && value <= last {
                heights[min(count - 1, max(0, Int((value - first) / width)))] += 1
                total += 1
            }
            return isDensity && total > 0 ? heights.map { $0 / (total * width) } : heights
        }
    }
}
