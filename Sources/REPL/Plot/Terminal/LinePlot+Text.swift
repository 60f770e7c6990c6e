extension LinePlot {
    func grid(width: Int, height: Int, _ style: GraphicsStyle) -> TextGrid {
        let named = named
        let labels = named.map {
            style.shown(
                [lines[$0].label, lines[$0].detail?.split(separator: "\n").joined(separator: "  ")]
                    .compactMap { $0 }.joined(separator: "  "))
        }
        let widest = labels.map(DisplayWidth.of).max() ?? 0
        let atEnds = !named.isEmpty && named.count <= max(1, height - 4) && widest + 2 <= width * 2 / 5
        let rows = atEnds || named.isEmpty ? [] : legendRows(named, labels, width: width, style)
        let shownRows = Array(rows.prefix(max(0, height - 6)))
        let extents = self.extents()
        // Square axes on a terminal: characters are about twice as high as wide.
        let wide = aspect.map { Int((Double((height - 3 - shownRows.count) * 2) * $0).rounded()) }
        let side = wide.map { max(0, width - 8 - min(width - 8, $0)) } ?? 0
        let axes = TextAxes(
            width: width, height: height, x: x, xExtent: extents.x, y: y, yExtent: extents.y,
            right: max(atEnds ? widest + 3 : 0, side), bottom: shownRows.count, style)
        var grid = TextGrid(width: width, height: min(height, axes.rowCount + shownRows.count))
        axes.draw(on: &grid)
        field?.draw(on: &grid, axes, style)
        let ends = draw(on: &grid, axes, style)
        if atEnds { drawLabels(named, labels, ends, on: &grid, axes, style) }
        for (index, row) in shownRows.enumerated() {
            var column = 0
            for part in row {
                grid.write(part.text, row: axes.rowCount + index, column: column, colour: part.colour)
                column += DisplayWidth.of(part.text)
            }
        }
        return grid
    }

    /// Draws the lines; the heights (0 … 1) at which they end.
    private func draw(on grid: inout TextGrid, _ axes: TextAxes, _ style: GraphicsStyle) -> [Double?] {
        var canvas = DotCanvas(width: axes.width, height: axes.height, style.glyphs)
        if hasDiagonal {
            for step in stride(from: 0.0, through: 1, by: 0.04) { canvas.point((step, step), series: 7) }
        }
        var ends: [Double?] = []
        for (series, line) in zip(styles, lines) {
            let shown = line.shown
            var before: (x: Double, y: Double)?
            var end: Double?
            for index in 0..<line.count {
                let place = axes.place(line.x[index], shown[index])
                if let place {
                    end = place.y
                    if line.form == .line, let before {
                        canvas.line(from: before, to: place, series: series)
                    } else {
                        canvas.point(place, series: series)
                    }
                }
                before = place
            }
            ends.append(end)
        }
        canvas.draw(on: &grid, row: axes.row, column: axes.column)
        return ends
    }

    private func drawLabels(
        _ named: [Int], _ labels: [String], _ ends: [Double?], on grid: inout TextGrid, _ axes: TextAxes,
        _ style: GraphicsStyle
    ) {
        let styles = self.styles
        let wished = named.map { Double(axes.line(of: min(max(ends[$0] ?? 0, 0), 1))) }
        let top = Double(axes.row)
        guard
            let levels = LabelSpread.spread(
                wished, gap: 1, within: top...top + Double(max(axes.height - 1, 0)))
        else { return }
        // Rounding keeps an order of distances of 1 when ties go the same way.
        for (index, level) in levels.enumerated() {
            let row = Int((level + 1e-6).rounded(.down))
            let place = styles[named[index]]
            let colour = Palette.style(place).colour
            let sign = style.isASCII ? String(DotCanvas.letters[place % DotCanvas.letters.count]) + " " : "─ "
            grid.write(sign + labels[index], row: row, column: axes.column + axes.width + 1, colour: colour)
        }
    }

    private func legendRows(
        _ named: [Int], _ labels: [String], width: Int, _ style: GraphicsStyle
    ) -> [[(text: String, colour: Colour?)]] {
        var rows: [[(text: String, colour: Colour?)]] = []
        var row: [(text: String, colour: Colour?)] = []
        var used = 0
        for (series, label) in zip(named.map { styles[$0] }, labels) {
            let sign = style.isASCII ? String(DotCanvas.letters[series % DotCanvas.letters.count]) : "─"
            let text = DisplayWidth.cut(sign + " " + label, to: width, isASCII: style.isASCII)
            let size = DisplayWidth.of(text)
            if used > 0, used + 2 + size > width {
                rows.append(row)
                (row, used) = ([], 0)
            }
            row.append(((used > 0 ? "  " : "") + text, Palette.style(series).colour))
            used += size + (used > 0 ? 2 : 0)
        }
        if !row.isEmpty { rows.append(row) }
        return rows
    }
}
