/// Where the panels of a figure lie: side by side, or in rows where they would become too narrow.
struct PanelPlaces {
    /// One for each panel.
    let rects: [PageRect]

    /// Below this nothing can be read in a panel.
    static let least = (width: 80.0, height: 60.0)
    /// Panels as wide as this stay side by side.
    private static let comfortable = 200.0

    init(_ panels: [Panel], in frame: PageRect) {
        let columns = PanelPlaces.columns(panels.count, in: frame)
        let rows = (panels.count + columns - 1) / max(1, columns)
        let gap = PageMetrics.panelGap
        let height = (frame.height - gap * Double(max(0, rows - 1))) / Double(max(1, rows))
        var rects: [PageRect] = []
        for row in 0..<rows {
            let members = panels[row * columns..<min(panels.count, (row + 1) * columns)]
            let total = members.reduce(0) { $0 + max(0, $1.share) }
            let room = frame.width - gap * Double(columns - 1)
            // A last row that is not full keeps the width of the others.
            let whole = members.count == columns ? total : total * Double(columns) / Double(members.count)
            var left = frame.x
            for panel in members {
                let width = whole > 0 ? room * max(0, panel.share) / whole : room / Double(columns)
                let top = frame.y + Double(row) * (height + gap)
                rects.append(PageRect(x: left, y: top, width: width, height: height))
                left += width + gap
            }
        }
        self.rects = rects
    }

    /// How many stand side by side: all of them, if that leaves each of them room; else as many as make the
    /// panels largest.
    private static func columns(_ count: Int, in frame: PageRect) -> Int {
        func size(_ columns: Int) -> (width: Double, height: Double) {
            let rows = (count + columns - 1) / columns
            let gap = PageMetrics.panelGap
            return (
                (frame.width - gap * Double(columns - 1)) / Double(columns),
                (frame.height - gap * Double(rows - 1)) / Double(rows)
            )
        }
        guard count > 1, size(count).width < comfortable else { return max(1, count) }
        func score(_ columns: Int) -> Double { min(size(columns).width, 1.5 * size(columns).height) }
        return (1...count).max { (score($0), $0) < (score($1), $1) } ?? count
    }
}
