/// A rectangle of characters with tick labels left of it and under it.
struct TextAxes {
    let x, y: AxisPlan
    /// The rectangle: its first row and column, its size.
    let row, column, width, height: Int
    private let xTitle, yTitle: String
    private let style: GraphicsStyle

    /// - Parameters:
    ///   - right: columns to be left free on the right.
    ///   - bottom: rows to be left free under the axis.
    init(
        width: Int, height: Int, x: Axis, xExtent: ClosedRange<Double>?, y: Axis,
        yExtent: ClosedRange<Double>?,
        sticky: [Double] = [], right: Int, bottom: Int, _ style: GraphicsStyle
    ) {
        self.style = style
        xTitle = style.shown(x.title)
        let rows = max(2, height - 2 - bottom)
        let plan = AxisPlan(
            y, extent: yExtent, sticky: sticky, room: 0.02, target: max(2, rows / 4),
            isLegible: { ticks, scale in TextAxes.isLegible(ticks, scale, rows: rows) })
        let name = [style.shown(y.title), plan.ticks.factor.map(style.shown) ?? ""].filter { !$0.isEmpty }
            .joined(separator: " ")
        yTitle = name
        row = name.isEmpty ? 0 : 1
        self.height = max(2, rows - row)
        self.y = plan
        let widest = plan.ticks.labels.map { DisplayWidth.of(style.shown($0)) }.max() ?? 0
        column = min(widest, width / 3) + 2
        self.width = max(4, width - column - right)
        let columns = self.width
        self.x = AxisPlan(
            x, extent: xExtent, room: 0, target: max(2, columns / 14),
            isLegible: { ticks, scale in
                var end = -2
                for (value, label) in zip(ticks.values, ticks.labels) {
                    let size = DisplayWidth.of(style.shown(label))
                    let start = Int(((scale.position(value) ?? 0) * Double(columns - 1)).rounded()) - size / 2
                    guard start >= end + 2 else { return false }
                    end = start + size
                }
                return true
            })
    }

    private static func isLegible(_ ticks: Ticks, _ scale: AxisScale, rows: Int) -> Bool {
        let places = ticks.values.map { Int(((scale.position($0) ?? 0) * Double(rows - 2)).rounded()) }
        return zip(places.dropFirst(), places).allSatisfy { $0 > $1 + 1 }
    }

    /// The rows that axes and rectangle take.
    var rowCount: Int { row + height + 2 }

    /// A place of 0 … 1 from the lower left corner; nil when a value has none.
    func place(_ horizontal: Double, _ vertical: Double) -> (x: Double, y: Double)? {
        guard let x = x.scale.position(horizontal), let y = y.scale.position(vertical) else { return nil }
        return (x, y)
    }

    /// The row of a place on the left axis.
    func line(of place: Double) -> Int { row + Int(((1 - place) * Double(height - 1)).rounded()) }

    func draw(on grid: inout TextGrid) {
        let isASCII = style.isASCII
        grid.write(DisplayWidth.cut(yTitle, to: grid.width, isASCII: isASCII), row: 0, column: 0)
        for line in row..<row + height { grid.write(isASCII ? "|" : "│", row: line, column: column - 1) }
        for (value, label) in zip(y.ticks.values, y.ticks.labels) {
            guard let place = y.scale.position(value) else { continue }
            let text = DisplayWidth.cut(style.shown(label), to: column - 2, isASCII: isASCII)
            grid.write(DisplayWidth.padded(left: text, to: column - 2), row: line(of: place), column: 0)
            grid.write(isASCII ? "+" : "┤", row: line(of: place), column: column - 1)
        }
        drawBottom(on: &grid)
    }

    private func drawBottom(on grid: inout TextGrid) {
        let isASCII = style.isASCII
        let under = row + height
        grid.write(isASCII ? "+" : "└", row: under, column: column - 1)
        for place in 0..<width { grid.write(isASCII ? "-" : "─", row: under, column: column + place) }
        var end = 0
        for (value, label) in zip(x.ticks.values, x.ticks.labels) {
            guard let place = x.scale.position(value) else { continue }
            let at = column + Int((place * Double(width - 1)).rounded())
            let text = style.shown(label)
            let start = max(0, min(at - DisplayWidth.of(text) / 2, grid.width - DisplayWidth.of(text)))
            grid.write(isASCII ? "+" : "┬", row: under, column: at)
            grid.write(text, row: under + 1, column: start)
            end = start + DisplayWidth.of(text)
        }
        let name = [xTitle, x.ticks.factor.map(style.shown) ?? ""].filter { !$0.isEmpty }.joined(
            separator: " ")
        // The name stands behind the last number, or, where there is no room, above the axis' end.
        if end + 2 + DisplayWidth.of(name) <= grid.width {
            grid.write(name, row: under + 1, column: end + 2)
        } else {
            let text = DisplayWidth.cut(name, to: max(0, grid.width - column - 2), isASCII: isASCII)
            grid.write(
                text.isEmpty ? "" : " " + text, row: under, column: grid.width - DisplayWidth.of(text) - 1)
        }
    }
}
