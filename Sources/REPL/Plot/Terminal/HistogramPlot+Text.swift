extension HistogramPlot {
    func grid(width: Int, height: Int, _ style: GraphicsStyle) -> TextGrid {
        let all = heights
        let edges = self.edges
        guard let first = edges.first, let last = edges.last else { return TextGrid(width: width, height: 0) }
        let most = all.flatMap { $0 }.max() ?? 1
        // One above the other: characters of two series cannot lie over each other.
        let each = max(5, height / max(1, all.count))
        let shown = min(all.count, max(1, height / each))
        var parts: [TextGrid] = []
        for index in 0..<shown {
            let name = [series[index].label ?? "", isDensity ? "density" : "count"].filter { !$0.isEmpty }
                .joined(separator: ", ")
            let axes = TextAxes(
                width: width, height: each, x: x, xExtent: first...last, y: isDensity ? Axis(name) : .whole(name),
                yExtent: 0...max(most, 1e-12), sticky: [0], right: 0, bottom: 0, style)
            var part = TextGrid(width: width, height: min(each, axes.rowCount))
            axes.draw(on: &part)
            draw(all[index], edges, index, on: &part, axes, style)
            parts.append(part)
        }
        var grid = TextGrid(width: width, height: min(height, parts.reduce(0) { $0 + $1.height }))
        var row = 0
        for part in parts {
            grid.place(part, row: row, column: 0)
            row += part.height
        }
        return grid
    }

    private func draw(
        _ bins: [Double], _ edges: [Double], _ index: Int, on grid: inout TextGrid, _ axes: TextAxes,
        _ style: GraphicsStyle
    ) {
        let colour = Palette.style(index).colour
        let (first, last) = (edges[0], edges[edges.count - 1])
        for column in 0..<axes.width {
            // The value in the middle of the column, and the bin that it lies in.
            let place = (Double(column) + 0.5) / Double(axes.width)
            let value = axes.x.scale.low + place * (axes.x.scale.high - axes.x.scale.low)
            guard value >= first, value <= last else { continue }
            let bin = min(bins.count - 1, Int((value - first) / (last - first) * Double(bins.count)))
            let eighths = Int(((axes.y.scale.position(bins[bin]) ?? 0) * Double(axes.height * 8)).rounded())
            for level in 0..<axes.height {
                let rest = min(8, eighths - level * 8)
                guard rest > 0 else { break }
                let glyph =
                    style.isASCII
                    ? (rest >= 4 ? "#" : level == 0 ? "_" : " ") : HistogramPlot.eighths[rest - 1]
                let row = axes.row + axes.height - 1 - level
                if glyph != " " { grid.write(glyph, row: row, column: axes.column + column, colour: colour) }
            }
        }
    }

    private static let eighths = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
