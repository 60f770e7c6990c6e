import Engine

/// Lines and points over common axes.
public struct LinePlot: Sendable, Equatable {
    /// One line, or points alone.
    public struct Line: Sendable, Equatable {
        /// How the values are shown.
        public enum Form: Sendable, Equatable {
            case line
            case points
        }

        public var label: String?
        /// A second, fainter part of the label in a legend, of one or more lines: an AUC with its interval.
        public var detail: String?
        /// As many as there are pairs; a pair that is not finite breaks the line.
        public var x, y: [Double]
        public var form: Form
        /// Weight of the smoothing, 0 … 1; above 0 the line as it was lies faintly under the smooth one.
        public var smoothing: Double = 0
        /// It ends in a hollow dot: the run was interrupted.
        public var isInterrupted = false
        /// A way through the plane: it begins in a ring and ends in a dot, and lies on a light ground.
        public var isTrajectory = false
        /// The position of the value to be marked as the best.
        public var best: Int?
        /// The ends of each pair's interval across, drawn as upright lines; empty for none.
        public var bounds: [ClosedRange<Double>] = []
        /// The points' marker; without it, the one that is next.
        public var marker: Marker?
        /// Of points, 0 … 1; without it, less where there are many.
        public var opacity: Double?

        public init(label: String? = nil, x: [Double], y: [Double], form: Form = .line) {
            self.label = label
            self.x = x
            self.y = y
            self.form = form
        }

        /// A line over 0, 1, 2, …
        public init(label: String? = nil, y: [Double]) {
            self.init(label: label, x: y.indices.map(Double.init), y: y)
        }

        /// How many pairs there are.
        public var count: Int { min(x.count, y.count) }

        /// The values that the line itself shows.
        var shown: [Double] { Smoothing.smoothed(y, weight: smoothing) }
    }

    public var lines: [Line]
    public var x, y: Axis
    /// Axes of equal length, as of a ROC.
    public var isSquare = false
    /// The line from corner to corner: chance.
    public var hasDiagonal = false
    /// Filled contours under the lines.
    public var field: ContourField?
    /// A unit is as long along as across; both axes have ranges.
    public var hasEqualScale = false
    /// A legend even where labels at the lines' ends would do.
    public var usesLegend = false

    public init(lines: [Line], x: Axis, y: Axis) {
        self.lines = lines
        self.x = x
        self.y = y
    }

    /// Receiver operating characteristics: square axes from 0 to 1, the diagonal, a legend.
    public static func roc(_ lines: [Line]) -> LinePlot {
        var plot = LinePlot(
            lines: lines, x: Axis("false positive rate", range: 0...1),
            y: Axis("true positive rate", range: 0...1))
        plot.isSquare = true
        plot.hasDiagonal = true
        plot.usesLegend = true
        return plot
    }

    /// Detection error tradeoffs: miss rate over false positive rate, both as normal deviates with marks in percent.
    ///
    /// Lines hold rates of 0 … 1; a rate of 0 or 1 has no place. Source: Martin et al. 1997, "The DET curve in
    /// assessment of detection task performance".
    public static func det(_ lines: [Line]) -> LinePlot {
        let turned = lines.map { line in
            var line = line
            line.x = line.x.map(NormalQuantile.of)
            line.y = line.y.map(NormalQuantile.of)
            return line
        }
        let finite = turned.flatMap { $0.x + $0.y }.filter(\.isFinite)
        let low = min(NormalQuantile.of(0.01), finite.min() ?? 0) - 0.1
        let high = max(NormalQuantile.of(0.5), finite.max() ?? 0) + 0.1
        let percents = [0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10, 20, 40, 60, 80, 90, 95, 98, 99, 99.9]
        let marks = percents.map { Axis.Mark(NormalQuantile.of($0 / 100), NumberText.short($0)) }
        var (x, y) = (Axis("false positive rate, %", range: low...high), Axis("miss rate, %", range: low...high))
        (x.marks, y.marks) = (marks, marks)
        var plot = LinePlot(lines: turned, x: x, y: y)
        plot.isSquare = true
        plot.usesLegend = true
        return plot
    }

    /// Whether there is no pair that can be drawn.
    public var isEmpty: Bool {
        field?.isEmpty != false && !lines.contains { line in (0..<line.count).contains { isDrawable(line, $0) } }
    }

    /// The lines that are to be told apart by their labels: a single one only where a legend is asked for,
    /// since the axis names it.
    var named: [Int] {
        guard lines.count > 1 || usesLegend || field != nil else { return [] }
        return lines.indices.filter { lines[$0].label?.isEmpty == false }
    }

    /// The style of each line: points without a name that follow a trajectory belong to it.
    var styles: [Int] {
        var last = -1
        return lines.indices.map { index in
            let line = lines[index]
            let belongs = index > 0 && line.form == .points && line.label == nil && lines[index - 1].isTrajectory
            if !belongs { last += 1 }
            return last
        }
    }

    /// Width over height of the axes; nil where they fill their room.
    var aspect: Double? {
        if isSquare { return 1 }
        guard hasEqualScale, let x = x.range, let y = y.range, y.upperBound > y.lowerBound else { return nil }
        let aspect = (x.upperBound - x.lowerBound) / (y.upperBound - y.lowerBound)
        return (0.2...5).contains(aspect) ? aspect : nil
    }

    /// Whether a line's pair has a place on the axes.
    func isDrawable(_ line: Line, _ index: Int) -> Bool {
        AxisScale.isDrawable(line.x[index], isLogarithmic: x.isLogarithmic)
            && AxisScale.isDrawable(line.y[index], isLogarithmic: y.isLogarithmic)
    }

    /// The ends of all that is drawn, along and across.
    func extents() -> (x: ClosedRange<Double>?, y: ClosedRange<Double>?) {
        var (across, along) = (Extent(), Extent())
        if let field {
            for value in [field.x[0], field.x[field.x.count - 1]] { along.add(value) }
            for value in [field.y[0], field.y[field.y.count - 1]] { across.add(value) }
        }
        for line in lines {
            let shown = line.smoothing > 0 ? line.shown : []
            for index in 0..<line.count where isDrawable(line, index) {
                along.add(line.x[index])
                across.add(line.y[index])
                if index < line.bounds.count {
                    across.add(line.bounds[index].lowerBound)
                    across.add(line.bounds[index].upperBound)
                }
                if !shown.isEmpty, AxisScale.isDrawable(shown[index], isLogarithmic: y.isLogarithmic) {
                    across.add(shown[index])
                }
            }
        }
        return (along.range, across.range)
    }
}
