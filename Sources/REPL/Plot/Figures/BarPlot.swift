/// Bars with their spread and the single values behind them.
public struct BarPlot: Sendable, Equatable {
    /// One bar.
    public struct Bar: Sendable, Equatable {
        public var label: String
        /// Bars of one label stand together, one for each series; a legend names the series.
        public var series: String?
        public var value: Double
        /// The ends of the error bar.
        public var low: Double?
        public var high: Double?
        /// Single values, drawn as points.
        public var points: [Double]

        public init(
            label: String, series: String? = nil, value: Double, low: Double? = nil, high: Double? = nil,
            points: [Double] = []
        ) {
            self.label = label
            self.series = series
            self.value = value
            self.low = low
            self.high = high
            self.points = points
        }
    }

    public var bars: [Bar]
    public var x, y: Axis

    public init(bars: [Bar], x: Axis = Axis(), y: Axis) {
        self.bars = bars
        self.x = x
        self.y = y
    }

    /// Whether no bar has a value that can be drawn.
    public var isEmpty: Bool { !bars.contains { AxisScale.isDrawable($0.value, isLogarithmic: false) } }

    /// Labels in the order in which they come first.
    var labels: [String] { BarPlot.unique(bars.map(\.label)) }
    /// Series likewise; empty when no bar has one.
    var series: [String] { BarPlot.unique(bars.compactMap(\.series)) }

    /// Bars stand on zero; error bars and points are inside.
    var extent: ClosedRange<Double>? {
        var extent = Extent()
        extent.add(0)
        for bar in bars {
            ([bar.value, bar.low, bar.high].compactMap { $0 } + bar.points).forEach { extent.add($0) }
        }
        return extent.range
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
