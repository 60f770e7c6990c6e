import Engine

/// Lines and points over common axes.
public struct LinePlot: Sendable {
    /// One line, or points alone.
    public struct Line: Sendable {
        public var label: String?
        public var points: [(x: Double, y: Double)]
        /// The line before smoothing, drawn faintly under it.
        public var raw: [(x: Double, y: Double)] = []
        /// It ends in a hollow dot: the run was interrupted.
        public var isInterrupted = false
        /// Points instead of a line.
        public var isScatter = false

        public init(label: String? = nil, points: [(x: Double, y: Double)]) {
            self.label = label
            self.points = points
        }
    }

    public var lines: [Line]
    public var xTitle: String
    public var yTitle: String
    public var isXLogarithmic = false
    public var isYLogarithmic = false
    /// Axes of equal length, as of a ROC.
    public var isSquare = false
    /// The line from corner to corner: chance.
    public var hasDiagonal = false
    /// The interval of an axis; that of the data without it.
    public var xRange: ClosedRange<Double>?
    public var yRange: ClosedRange<Double>?
    /// Labels in a box instead of at the lines' ends.
    public var usesLegend = false

    public init(lines: [Line], xTitle: String, yTitle: String) {
        self.lines = lines
        self.xTitle = xTitle
        self.yTitle = yTitle
    }

    func draw(on canvas: Canvas, in frame: Frame) {
        let labelled = lines.filter { $0.label != nil }
        let atEnds = !usesLegend && !labelled.isEmpty && labelled.count <= 5 && lines.count > 1
        let longest = labelled.map { canvas.width(of: $0.label ?? "", size: 11) }.max() ?? 0
        let y = Axis(values: lines.flatMap { $0.points + $0.raw }.map(\.y), range: yRange, isLogarithmic: isYLogarithmic)
        let tickWidth = y.ticks(4).labels.map { canvas.width(of: $0, size: 11) }.max() ?? 0
        var area = frame.inset(
            left: 30 + tickWidth, top: 10, right: atEnds ? min(frame.width / 3, 18 + longest) : 18, bottom: 46)
        if isSquare {
            let side = min(area.width, area.height)
            area = Frame(x: area.x + (area.width - side) / 2, y: area.y, width: side, height: side)
        }
        let x = Axis(values: lines.flatMap { $0.points + $0.raw }.map(\.x), range: xRange, isLogarithmic: isXLogarithmic)
        drawAxes(canvas, area, x, y)
        canvas.clipped(x: area.x - 4, y: area.y - 4, width: area.width + 8, height: area.height + 8) {
            if hasDiagonal {
                canvas.stroke(
                    [(area.x, area.y + area.height), (area.x + area.width, area.y)], .faint.opacity(0.5), width: 1, dash: [3, 3])
            }
            for (index, line) in lines.enumerated() { draw(line, index, canvas, area, x, y) }
        }
        if atEnds { drawEndLabels(canvas, area, x, y) } else if !labelled.isEmpty, lines.count > 1 || usesLegend { drawLegend(canvas, area) }
    }

    private func colour(_ index: Int) -> Colour { Palette.categorical[index % Palette.categorical.count] }

    private func draw(_ line: Line, _ index: Int, _ canvas: Canvas, _ area: Frame, _ x: Axis, _ y: Axis) {
        func placed(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
            points.map { (area.x + x.position($0.x) * area.width, area.y + (1 - y.position($0.y)) * area.height) }
        }
        let colour = colour(index)
        let dash = lines.count > 1 ? Palette.dashes[index % Palette.dashes.count] : []
        if !line.raw.isEmpty { canvas.stroke(placed(line.raw), colour.opacity(0.25), width: 1) }
        let points = placed(line.points)
        if line.isScatter || points.count == 1 {
            for point in points where point.x.isFinite && point.y.isFinite {
                canvas.dot(x: point.x, y: point.y, radius: 2.2, colour.opacity(0.75))
            }
        } else {
            canvas.stroke(points, colour, width: 1.8, dash: dash)
        }
        if let last = points.last(where: { $0.x.isFinite && $0.y.isFinite }), line.isInterrupted {
            canvas.dot(x: last.x, y: last.y, radius: 3.5, colour, isHollow: true)
        }
    }

    private func drawAxes(_ canvas: Canvas, _ area: Frame, _ x: Axis, _ y: Axis) {
        let across = y.ticks(max(3, Int(area.height / 55)))
        for (value, label) in zip(across.values, across.labels) {
            let at = area.y + (1 - y.position(value)) * area.height
            canvas.stroke([(area.x, at), (area.x + area.width, at)], .grid, width: 1)
            canvas.text(label, x: area.x - 8, y: at + 4, size: 11, .faint, align: .right)
        }
        let along = x.ticks(max(3, Int(area.width / 80)))
        let bottom = area.y + area.height
        for (value, label) in zip(along.values, along.labels) {
            let at = area.x + x.position(value) * area.width
            canvas.stroke([(at, bottom), (at, bottom + 4)], .faint, width: 1)
            canvas.text(label, x: at, y: bottom + 17, size: 11, .faint, align: .centre)
        }
        canvas.stroke([(area.x, bottom), (area.x + area.width, bottom)], .faint, width: 1)
        canvas.text(xTitle, x: area.x + area.width / 2, y: bottom + 36, size: 12, align: .centre)
        let widest = across.labels.map { canvas.width(of: $0, size: 11) }.max() ?? 0
        canvas.text(
            yTitle, x: area.x - widest - 16, y: area.y + area.height / 2, size: 12, align: .centre, isVertical: true)
    }

    /// Labels beside the lines' ends, moved apart where they would touch.
    private func drawEndLabels(_ canvas: Canvas, _ area: Frame, _ x: Axis, _ y: Axis) {
        var labels: [(text: String, y: Double, index: Int)] = []
        for (index, line) in lines.enumerated() {
            guard let text = line.label, let last = line.points.last(where: { $0.x.isFinite && $0.y.isFinite }) else { continue }
            labels.append((text, area.y + (1 - y.position(last.y)) * area.height, index))
        }
        labels.sort { $0.y < $1.y }
        let gap = 14.0
        for at in labels.indices.dropFirst() { labels[at].y = max(labels[at].y, labels[at - 1].y + gap) }
        if let last = labels.last {
            var limit = min(last.y, area.y + area.height)
            for at in labels.indices.reversed() {
                labels[at].y = min(labels[at].y, limit)
                limit = labels[at].y - gap
            }
        }
        for label in labels {
            canvas.text(label.text, x: area.x + area.width + 8, y: label.y + 4, size: 11, colour(label.index))
        }
    }

    /// A box in the corner where the lines are least.
    private func drawLegend(_ canvas: Canvas, _ area: Frame) {
        let labels = lines.enumerated().compactMap { index, line in line.label.map { (index, $0) } }
        let width = (labels.map { canvas.width(of: $0.1, size: 11) }.max() ?? 0) + 46
        let height = Double(labels.count) * 17 + 10
        let left = area.x + area.width - width - 6
        let top = hasDiagonal ? area.y + area.height - height - 8 : area.y + 6
        canvas.fill(x: left, y: top, width: width, height: height, Colour.white.opacity(0.88))
        for (row, (index, label)) in labels.enumerated() {
            let y = top + 17 * Double(row) + 16
            canvas.stroke(
                [(left + 8, y - 4), (left + 32, y - 4)], colour(index), width: 1.8,
                dash: Palette.dashes[index % Palette.dashes.count])
            canvas.text(label, x: left + 38, y: y, size: 11)
        }
    }
}
