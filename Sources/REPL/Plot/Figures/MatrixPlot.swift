import Engine

/// A matrix as coloured cells: cosines, confusions, sweeps.
public struct MatrixPlot: Sendable {
    public var rows: [String]
    public var columns: [String]
    /// Row by row; nan for an empty cell.
    public var values: [[Double]]
    /// Interval of the colours; −1 … 1 gets diverging colours.
    public var range: ClosedRange<Double>
    public var hasNumbers: Bool
    public var caption: String?

    public init(
        rows: [String], columns: [String], values: [[Double]], range: ClosedRange<Double>, hasNumbers: Bool = true,
        caption: String? = nil
    ) {
        self.rows = rows
        self.columns = columns
        self.values = values
        self.range = range
        self.hasNumbers = hasNumbers
        self.caption = caption
    }

    private var isDiverging: Bool { range.lowerBound < 0 && range.upperBound == -range.lowerBound }

    private func colour(_ value: Double) -> Colour {
        guard value.isFinite else { return Colour(hex: 0xFFFFFF) }
        let width = range.upperBound - range.lowerBound
        if isDiverging { return Palette.diverging(value / range.upperBound) }
        return Palette.sequential(width > 0 ? (value - range.lowerBound) / width : 0.5)
    }

    func draw(on canvas: Canvas, in frame: Frame) {
        let longest = rows.map { canvas.width(of: $0, size: 12) }.max() ?? 0
        var area = frame.inset(left: longest + 22, top: 12, right: 78, bottom: caption == nil ? 34 : 54)
        let cell = min(area.width / Double(max(1, columns.count)), area.height / Double(max(1, rows.count)))
        let width = min(area.width, cell * 1.5 * Double(columns.count))
        area = Frame(
            x: area.x + (area.width - width) / 2, y: area.y, width: width, height: cell * Double(rows.count))
        let cellWidth = area.width / Double(max(1, columns.count))
        for (row, name) in rows.enumerated() {
            let top = area.y + cell * Double(row)
            canvas.text(name, x: area.x - 8, y: top + cell / 2 + 4, size: 12, align: .right)
            for column in columns.indices {
                drawCell(canvas, values[row][column], x: area.x + cellWidth * Double(column), y: top, cellWidth, cell)
            }
        }
        for (column, name) in columns.enumerated() {
            let x = area.x + cellWidth * (Double(column) + 0.5)
            canvas.text(name, x: x, y: area.y + area.height + 18, size: 12, align: .centre)
        }
        if let caption {
            canvas.text(caption, x: area.x + area.width / 2, y: area.y + area.height + 40, size: 11, .faint, align: .centre)
        }
        drawScale(canvas, x: area.x + area.width + 18, y: area.y, height: area.height)
    }

    private func drawCell(_ canvas: Canvas, _ value: Double, x: Double, y: Double, _ width: Double, _ height: Double) {
        let ground = colour(value)
        canvas.fill(x: x + 1, y: y + 1, width: width - 2, height: height - 2, ground)
        guard hasNumbers, value.isFinite, width > 30 else { return }
        let text = (isDiverging && value > 0 ? "+" : "") + Ticks.fixed(value, 2)
        canvas.text(
            text, x: x + width / 2, y: y + height / 2 + 5, size: min(14, width / 4), Palette.text(on: ground), align: .centre)
    }

    private func drawScale(_ canvas: Canvas, x: Double, y: Double, height: Double) {
        let steps = 64
        for step in 0..<steps {
            let t = 1 - (Double(step) + 0.5) / Double(steps)
            let value = range.lowerBound + t * (range.upperBound - range.lowerBound)
            canvas.fill(
                x: x, y: y + height * Double(step) / Double(steps), width: 10, height: height / Double(steps) + 0.5,
                colour(value))
        }
        let ticks = Ticks(from: range.lowerBound, to: range.upperBound, count: 5)
        for (value, label) in zip(ticks.values, ticks.labels) {
            let t = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
            canvas.text(label, x: x + 15, y: y + height * (1 - t) + 4, size: 10, .faint)
        }
    }
}
