/// Labels beside the ends of lines, instead of a legend.
struct EndLabels {
    private let labels: [(text: String, index: Int, style: Int)]
    /// The room that they need right of the axes.
    let width: Double

    private static let style = TextStyle.label
    private static let leader = 16.0
    static let line = 15.0

    /// Labels for lines: at most five, all of them ending at the right; nil where a legend does better.
    init?(_ plot: LinePlot, in frame: PageRect, _ text: Typesetter) {
        let labelled = plot.named
        guard !plot.usesLegend, !plot.isSquare, plot.field == nil, (1...5).contains(labelled.count),
            labelled.allSatisfy({ plot.lines[$0].form == .line && plot.lines[$0].detail == nil }),
            EndLabels.endTogether(plot, labelled), Double(labelled.count) * EndLabels.line < frame.height - 80
        else { return nil }
        let widths = labelled.map { text.width(of: plot.lines[$0].label ?? "", EndLabels.style) }
        guard let widest = widths.max(), widest <= frame.width * 0.28 else { return nil }
        let styles = plot.styles
        labels = labelled.map { (plot.lines[$0].label ?? "", $0, styles[$0]) }
        width = widest + EndLabels.leader + 4
    }

    /// Whether all lines reach the last twentieth of what is shown.
    private static func endTogether(_ plot: LinePlot, _ indices: [Int]) -> Bool {
        guard let extent = plot.x.range ?? plot.extents().x else { return false }
        let scale = AxisScale(extent, isLogarithmic: plot.x.isLogarithmic)
        return indices.allSatisfy { index in
            let line = plot.lines[index]
            guard let last = (0..<line.count).last(where: { plot.isDrawable(line, $0) }),
                let place = scale.position(line.x[last])
            else { return false }
            return place >= 0.95 && place <= 1.001
        }
    }

    /// Writes them, with a thin line to the end that each belongs to.
    ///
    /// - Parameter end: where a line ends; nil for one that is not drawn.
    func draw(on drawing: inout Drawing, axes: Axes, _ text: Typesetter, end: (Int) -> PagePoint?) {
        let area = axes.area
        let known = labels.compactMap { label in end(label.index).map { (label: label, at: $0) } }
        let wished = known.map { min(max($0.at.y, area.y), area.bottom) }
        guard let levels = LabelSpread.spread(wished, gap: EndLabels.line, within: area.y...area.bottom - 2)
        else { return }
        for ((label, at), level) in zip(known, levels) {
            let colour = Palette.style(label.style).colour
            let start = area.right + EndLabels.leader
            if (level - at.y).magnitude > 3 || at.x < area.right - 6 {
                let bend: [PagePoint?] = [
                    PagePoint(at.x + 3, at.y), PagePoint(area.right + 4, at.y), PagePoint(start - 4, level),
                ]
                drawing.stroke(.polyline(bend), Stroke(colour.opacity(0.45), width: 0.8))
            }
            let style = EndLabels.style.coloured(colour.readableOnWhite)
            drawing.add(.text(text.run(label.text, style, at: PagePoint(start, level), .left, .middle)))
        }
    }
}
