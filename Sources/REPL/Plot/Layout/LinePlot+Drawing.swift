extension LinePlot {
    /// A line with fewer points than this shows each of them.
    private static let fewPoints = 26

    func draw(on drawing: inout Drawing, in frame: PageRect, _ text: Typesetter) {
        var frame = frame
        let ends = EndLabels(self, in: frame, text)
        let entries = ends == nil ? legendEntries : []
        var beside: Legend?
        if !entries.isEmpty {
            (frame, beside) = place(entries, on: &drawing, in: frame, text)
        }
        let extents = self.extents()
        // Lines begin at the axis; points keep off it.
        let room =
            lines.contains { $0.form == .points } ? 0.03 : lines.contains { $0.count == 1 } ? 0.03 : 0.005
        let axes = Axes(
            in: frame, bottom: .axis(x, extent: extents.x, room: room),
            left: Axes.Left(axis: y, extent: extents.y),
            right: ends?.width ?? (beside.map { $0.width + 24 } ?? barWidth(frame, text)), aspect: aspect, text)
        axes.draw(on: &drawing)
        drawField(on: &drawing, axes, frame, text)
        if let beside {
            beside.draw(
                on: &drawing, at: PagePoint(axes.area.right + 22, axes.area.bottom - beside.height - 6), text)
        }
        let curves = lines.map { LineCurve($0, axes) }
        drawCurves(curves, on: &drawing, axes)
        for (index, curve) in curves.enumerated() { drawMarks(curve, index, on: &drawing, axes, text) }
        ends?.draw(on: &drawing, axes: axes, text) { curves[$0].last }
    }

    /// The room for the colours' scale; none where the page is too small for it.
    private func barWidth(_ frame: PageRect, _ text: Typesetter) -> Double {
        guard let field, !field.isEmpty, frame.width >= 160, frame.height >= ColourBar.least + 40 else { return 0 }
        return [0.5, 0.75, 1].map { ColourBar(field, height: frame.height * $0).width(text) }.reduce(16, max) + 16
    }

    private func drawField(on drawing: inout Drawing, _ axes: Axes, _ frame: PageRect, _ text: Typesetter) {
        guard let field else { return }
        field.draw(on: &drawing, axes)
        guard barWidth(frame, text) > 0 else { return }
        let height = axes.area.height
        ColourBar(field, height: height).draw(
            on: &drawing, at: PagePoint(axes.area.right + 16, axes.area.y), height: height, text)
    }

    /// A legend above the axes, or right of square ones where there is room.
    private func place(
        _ entries: [Legend.Entry], on drawing: inout Drawing, in frame: PageRect, _ text: Typesetter
    ) -> (PageRect, Legend?) {
        let wanted = Legend.columnWidth(entries, text)
        if isSquare, frame.width - wanted - 24 >= frame.height * 0.85 {
            return (frame, Legend(column: entries, width: wanted, height: frame.height - 60, text))
        }
        let rows = max(1, Int(frame.height * 0.3 / 17))
        let legend =
            isSquare
            ? Legend(rows: entries, width: frame.width, most: max(rows, min(entries.count, 8)), text)
            : Legend(rows: entries, width: frame.width, most: rows, text)
        legend.draw(on: &drawing, at: PagePoint(frame.x, frame.y), text)
        return (frame.inset(top: legend.height + 6), nil)
    }

    private var legendEntries: [Legend.Entry] {
        named.map { index in
            let line = lines[index]
            let style = Palette.style(styles[index])
            let isSparse = line.count < LinePlot.fewPoints && !isSquare && !line.isTrajectory
            let sample: Legend.Entry.Sample =
                line.form == .points
                ? .marker(line.marker ?? style.marker)
                : .line(dash: line.isTrajectory ? [] : style.dash, marker: isSparse ? style.marker : nil)
            return Legend.Entry(
                label: line.label ?? "", detail: line.detail, colour: style.colour, sample: sample)
        }
    }

    private func drawCurves(_ curves: [LineCurve], on drawing: inout Drawing, _ axes: Axes) {
        drawing.clip(to: axes.area.inset(left: -1, top: -1, right: -1, bottom: -1)) { drawing in
            if hasDiagonal, let start = axes.point(0, 0), let end = axes.point(1, 1) {
                drawing.stroke(
                    .segment(start.x, start.y, end.x, end.y),
                    Stroke(.faint.opacity(0.6), width: 1, dash: [4, 4]))
            }
            for (index, curve) in curves.enumerated() {
                drawBounds(curve.line, Palette.style(styles[index]).colour, on: &drawing, axes)
            }
            for (index, curve) in curves.enumerated() where curve.line.form == .line {
                let colour = Palette.style(styles[index]).colour.opacity(0.25)
                if let raw = curve.raw { drawing.stroke(.polyline(raw), Stroke(colour, width: 1)) }
            }
            for (index, curve) in curves.enumerated() where curve.line.form == .line {
                let style = Palette.style(styles[index])
                if curve.line.isTrajectory {
                    drawing.stroke(.polyline(curve.points), Stroke(.white.opacity(0.85), width: 3.6))
                }
                let dash = curve.line.isTrajectory ? [] : style.dash
                drawing.stroke(.polyline(curve.points), Stroke(style.colour, width: 1.8, dash: dash))
            }
        }
    }

    private func drawBounds(_ line: Line, _ colour: Colour, on drawing: inout Drawing, _ axes: Axes) {
        for (x, bounds) in zip(line.x, line.bounds) {
            guard let low = axes.point(x, bounds.lowerBound), let high = axes.point(x, bounds.upperBound) else {
                continue
            }
            drawing.stroke(.segment(low.x, low.y, high.x, high.y), Stroke(colour.opacity(0.5), width: 1.2))
        }
    }

    /// Points, the hollow end of an interrupted run, the best value.
    private func drawMarks(
        _ curve: LineCurve, _ index: Int, on drawing: inout Drawing, _ axes: Axes, _ text: Typesetter
    ) {
        let style = Palette.style(styles[index])
        let line = curve.line
        let inside = curve.exact.compactMap { $0 }.filter {
            axes.area.contains(PageRect(x: $0.x, y: $0.y, width: 0, height: 0), slack: 1)
        }
        if line.form == .points {
            let opacity = line.opacity ?? (inside.count > 2000 ? 0.3 : inside.count > 300 ? 0.5 : 0.85)
            let radius = inside.count > 2000 ? 1.8 : inside.count > 300 ? 2.4 : 3.2
            for point in inside {
                drawing.mark(
                    line.marker ?? style.marker, at: point, radius: radius, style.colour.opacity(opacity))
            }
        } else if line.isTrajectory {
            drawEnds(curve, inside, style.colour, on: &drawing)
        } else if inside.count < LinePlot.fewPoints, !isSquare || inside.count == 1 || !line.bounds.isEmpty {
            for point in inside { drawing.mark(style.marker, at: point, radius: 2.8, style.colour) }
        }
        if line.isInterrupted, let last = curve.last, inside.contains(last) {
            drawing.dot(at: last, radius: 4, fill: .white, outline: style.colour, width: 1.8)
        }
        if let best = line.best, curve.exact.indices.contains(best), let at = curve.exact[best],
            inside.contains(at)
        {
            drawing.dot(at: at, radius: 4.5, fill: style.colour, outline: .white)
            if lines.filter({ $0.best != nil }).count == 1 {
                drawBest(line.y[best], at: at, on: &drawing, axes, text)
            }
        }
    }

    /// The ring that a trajectory begins in, and the dot that it ends in.
    private func drawEnds(
        _ curve: LineCurve, _ inside: [PagePoint], _ colour: Colour, on drawing: inout Drawing
    ) {
        if let first = curve.exact.first(where: { $0 != nil }) ?? nil, inside.contains(first) {
            drawing.dot(at: first, radius: 4.5, fill: .white, outline: colour, width: 2)
        }
        if let last = curve.last, inside.contains(last) {
            drawing.dot(at: last, radius: 4.5, fill: colour, outline: .white)
        }
    }

    private func drawBest(
        _ value: Double, at point: PagePoint, on drawing: inout Drawing, _ axes: Axes, _ text: Typesetter
    ) {
        let label = "best " + NumberText.short(value)
        let half = text.width(of: label, .note) / 2
        let x = min(
            max(point.x, axes.area.x + half + 2), max(axes.area.right - half - 2, axes.area.x + half + 2))
        let isLow = point.y + 24 < axes.area.bottom
        let at = PagePoint(x, isLow ? point.y + 9 : point.y - 19)
        drawing.add(.text(text.run(label, .note, at: at, .centre, .top)))
    }
}

/// A line at its place on the page.
struct LineCurve {
    let line: LinePlot.Line
    /// Every value, smoothed where asked for; nil where there is none to draw.
    let exact: [PagePoint?]
    /// The same with no more points than are seen.
    let points: [PagePoint?]
    /// The line before smoothing.
    let raw: [PagePoint?]?

    init(_ line: LinePlot.Line, _ axes: Axes) {
        self.line = line
        func placed(_ y: [Double]) -> [PagePoint?] { (0..<line.count).map { axes.point(line.x[$0], y[$0]) } }
        exact = placed(line.shown)
        points = Thinning.thinned(exact, column: 0.5)
        raw = line.smoothing > 0 ? Thinning.thinned(placed(line.y), column: 0.5) : nil
    }

    /// Where the line ends.
    var last: PagePoint? { exact.last { $0 != nil } ?? nil }
}
