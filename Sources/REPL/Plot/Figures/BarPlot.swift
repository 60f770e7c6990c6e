import Engine

/// Bars with spread and the single values behind them.
public struct BarPlot: Sendable {
    /// One bar.
    public struct Bar: Sendable {
        public var label: String
        public var value: Double
        /// The ends of the error bar.
        public var low: Double?
        public var high: Double?
        /// Single values, drawn as points.
        public var points: [Double]

        public init(label: String, value: Double, low: Double? = nil, high: Double? = nil, points: [Double] = []) {
            self.label = label
            self.value = value
            self.low = low
            self.high = high
            self.points = points
        }
    }

    public var bars: [Bar]
    public var yTitle: String

    public init(bars: [Bar], yTitle: String) {
        self.bars = bars
        self.yTitle = yTitle
    }

    func draw(on canvas: Canvas, in frame: Frame) {
        let values = bars.flatMap { [$0.value, $0.low ?? $0.value, $0.high ?? $0.value] + $0.points }.filter(\.isFinite)
        let most = values.max() ?? 1
        let least = min(0, values.min() ?? 0)
        let axis = Axis(values: [], range: least...max(most * 1.06, least + 1e-9))
        let ticks = axis.ticks(5)
        let widest = ticks.labels.map { canvas.width(of: $0, size: 11) }.max() ?? 0
        let area = frame.inset(left: 30 + widest, top: 10, right: 18, bottom: 34)
        for (value, label) in zip(ticks.values, ticks.labels) {
            let at = area.y + (1 - axis.position(value)) * area.height
            canvas.stroke([(area.x, at), (area.x + area.width, at)], .grid, width: 1)
            canvas.text(label, x: area.x - 8, y: at + 4, size: 11, .faint, align: .right)
        }
        canvas.text(yTitle, x: area.x - widest - 16, y: area.y + area.height / 2, size: 12, align: .centre, isVertical: true)
        let slot = area.width / Double(max(1, bars.count))
        for (index, bar) in bars.enumerated() where bar.value.isFinite {
            draw(bar, Palette.categorical[index % Palette.categorical.count], canvas, area, axis, x: area.x + slot * (Double(index) + 0.5), slot)
        }
    }

    private func draw(_ bar: Bar, _ colour: Colour, _ canvas: Canvas, _ area: Frame, _ axis: Axis, x: Double, _ slot: Double) {
        func y(_ value: Double) -> Double { area.y + (1 - axis.position(value)) * area.height }
        let width = min(slot * 0.6, 80)
        let top = min(y(bar.value), y(0))
        canvas.fill(x: x - width / 2, y: top, width: width, height: abs(y(bar.value) - y(0)), colour.opacity(0.55))
        if let low = bar.low, let high = bar.high, low.isFinite, high.isFinite {
            canvas.stroke([(x, y(low)), (x, y(high))], .ink, width: 1.4)
            for end in [low, high] { canvas.stroke([(x - 5, y(end)), (x + 5, y(end))], .ink, width: 1.4) }
        }
        for (index, point) in bar.points.enumerated() where point.isFinite {
            let shift = bar.points.count > 1 ? (Double(index) / Double(bar.points.count - 1) - 0.5) * width * 0.5 : 0
            canvas.dot(x: x + shift, y: y(point), radius: 2.6, colour)
        }
        canvas.text(bar.label, x: x, y: area.y + area.height + 18, size: 12, align: .centre)
    }
}
