import Engine

/// Names along the bottom of a picture: level, in up to two lines, where they find room; else aslant.
struct CategoryLabels {
    private let labels: [String]
    /// The lines of every label that stands level.
    private let lines: [[String]]
    private let isAslant: Bool
    /// Every so-manieth label is written.
    private let every: Int
    /// What they need below the rectangle.
    let height: Double

    private static let degrees = -40.0
    private static let longest = 120.0
    private static let style = TextStyle.tick

    /// - Parameter width: of the whole row.
    init(_ labels: [String], width: Double, _ text: Typesetter) {
        self.labels = labels
        let slot = width / Double(max(1, labels.count))
        let style = CategoryLabels.style
        let wrapped = labels.map { text.wrapped($0, style, width: slot - 8, lines: 3) }
        let isWhole = labels.allSatisfy { label in
            label.split(separator: " ").allSatisfy { text.width(of: String($0), style) <= slot - 8 }
        }
        isAslant = !isWhole || wrapped.contains { $0.count > 2 }
        lines = wrapped
        if isAslant {
            every = max(1, Int((15 / max(slot, 0.01)).rounded(.up)))
            let most = labels.map { min(CategoryLabels.longest, text.width(of: $0, style)) }.max() ?? 0
            height = most * Double.sin(-CategoryLabels.degrees * Double.pi / 180) + style.size
        } else {
            every = 1
            height = style.size + Double(max(1, wrapped.map(\.count).max() ?? 1) - 1) * style.leading
        }
    }

    /// Writes them under a rectangle that they divide evenly.
    ///
    /// - Parameter left: nothing is written left of it.
    func draw(on drawing: inout Drawing, under area: PageRect, from left: Double, _ text: Typesetter) {
        let style = CategoryLabels.style
        let slot = area.width / Double(max(1, labels.count))
        let top = area.bottom + PageMetrics.tickGap
        let cosine = Double.cos(CategoryLabels.degrees * Double.pi / 180)
        for index in stride(from: 0, to: labels.count, by: every) {
            let middle = area.x + slot * (Double(index) + 0.5)
            guard isAslant else {
                for (line, part) in lines[index].enumerated() {
                    let at = PagePoint(middle, top + Double(line) * style.leading)
                    drawing.add(.text(text.run(part, style, at: at, .centre, .top)))
                }
                continue
            }
            let room = min(CategoryLabels.longest, (middle - left) / cosine - style.size)
            let label = text.fitted(labels[index], style, width: room)
            let at = PagePoint(middle + style.size * 0.4, top + style.size * 0.5)
            drawing.add(.text(text.run(label, style, at: at, .right, degrees: CategoryLabels.degrees)))
        }
    }
}
