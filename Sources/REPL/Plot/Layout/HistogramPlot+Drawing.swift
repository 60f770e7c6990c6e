extension HistogramPlot {
    func draw(on drawing: inout Drawing, in frame: PageRect, _ text: Typesetter) {
        var frame = frame
        let entries = series.enumerated().compactMap { index, series in
            series.label.map { Legend.Entry(label: $0, colour: fill(index), sample: .patch) }
        }
        if !entries.isEmpty {
            let legend = Legend(rows: entries, width: frame.width, most: 4, text)
            legend.draw(on: &drawing, at: PagePoint(frame.x, frame.y), text)
            frame = frame.inset(top: legend.height + 6)
        }
        let edges = self.edges
        let heights = self.heights
        guard let first = edges.first, let last = edges.last else { return }
        let most = heights.flatMap { $0 }.max() ?? 1
        let left = Axes.Left(
            axis: isDensity ? Axis("density") : .whole("count"), extent: 0...max(most, 1e-12), sticky: [0])
        let axes = Axes(in: frame, bottom: .axis(x, extent: first...last, room: 0.01), left: left, text)
        axes.draw(on: &drawing)
        drawing.clip(to: axes.area.inset(left: -1, top: -1, right: -1, bottom: -1)) { drawing in
            for (index, bins) in heights.enumerated() { draw(bins, edges, index, on: &drawing, axes) }
        }
    }

    private func fill(_ index: Int) -> Colour {
        Palette.style(index).colour.opacity(series.count > 1 ? 0.4 : 0.6)
    }

    /// One series: an area with an outline that goes up and down at the bins' ends.
    private func draw(
        _ bins: [Double], _ edges: [Double], _ index: Int, on drawing: inout Drawing, _ axes: Axes
    ) {
        var outline: [PagePoint?] = [axes.point(edges[0], 0)]
        for (bin, height) in bins.enumerated() {
            outline.append(axes.point(edges[bin], height))
            outline.append(axes.point(edges[bin + 1], height))
        }
        outline.append(axes.point(edges[edges.count - 1], 0))
        let points = outline.compactMap { $0 }
        drawing.fill(.polygon(points), fill(index))
        drawing.stroke(.polyline(points), Stroke(Palette.style(index).colour, width: 1.2))
        // Thin gaps tell bins apart where they are wide enough.
        guard series.count == 1, let one = axes.point(edges[0], 0), let next = axes.point(edges[1], 0),
            next.x - one.x > 5
        else { return }
        for edge in edges.dropFirst().dropLast() {
            guard let foot = axes.point(edge, 0) else { continue }
            drawing.stroke(.segment(foot.x, foot.y, foot.x, axes.area.y), Stroke(.white, width: 0.8))
        }
    }
}
