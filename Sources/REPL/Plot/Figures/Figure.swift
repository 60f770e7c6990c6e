/// A figure as a value: what is drawn, and how large; not yet where each thing lies.
public struct Figure: Sendable, Equatable {
    public var title: String?
    /// Side by side.
    public var panels: [Panel]
    private var chosenSize: Size?

    /// - Parameter size: without it, 640 × 400, or what images need.
    public init(title: String? = nil, size: Size? = nil, panels: [Panel]) {
        self.title = title
        self.panels = panels
        chosenSize = size
    }

    /// A figure of one panel.
    public init(_ content: Panel.Content, title: String? = nil, size: Size? = nil) {
        self.init(title: title, size: size, panels: [Panel(content)])
    }

    /// In points; a PNG has twice as many pixels each way.
    public var size: Size {
        get { chosenSize ?? naturalSize }
        set { chosenSize = newValue }
    }

    private var naturalSize: Size {
        guard panels.count == 1, case .images(let grid) = panels[0].content, !grid.cells.isEmpty else {
            return .standard
        }
        return grid.naturalSize(hasTitle: title?.isEmpty == false)
    }

    /// Whether there is nothing to draw: no finite value, no image.
    public var isEmpty: Bool { panels.allSatisfy(\.isEmpty) }

    /// Figures side by side; each keeps its width and its title.
    public static func row(_ figures: [Figure], title: String? = nil) -> Figure {
        let panels = figures.flatMap { figure in
            let total = figure.panels.reduce(0) { $0 + $1.share }
            return figure.panels.enumerated().map { index, panel in
                var panel = panel
                if index == 0, panel.title == nil { panel.title = figure.title }
                panel.share = figure.size.width * (total > 0 ? panel.share / total : 1)
                return panel
            }
        }
        let size = Size(
            width: figures.reduce(0) { $0 + $1.size.width },
            height: figures.map(\.size.height).max() ?? Size.standard.height)
        return Figure(title: title, size: figures.isEmpty ? .standard : size, panels: panels)
    }

    /// The lines of several figures in one, with the axes of the first, or of the first with filled contours.
    ///
    /// - Parameter labels: one for each figure, nil to keep its own. A figure of several lines gets the label
    ///   before those of its lines.
    /// - Returns: nil unless each figure is a single panel of lines.
    public static func overlay(_ figures: [Figure], labels: [String?] = []) -> Figure? {
        guard var result = figures.first, case .lines(var joined)? = result.panels.first?.content else {
            return nil
        }
        joined.lines = []
        for (index, figure) in figures.enumerated() {
            guard figure.panels.count == 1, case .lines(let plot) = figure.panels[0].content else {
                return nil
            }
            // Filled contours bring their axes with them.
            if joined.field == nil, let field = plot.field {
                (joined.field, joined.x, joined.y) = (field, plot.x, plot.y)
                joined.hasEqualScale = plot.hasEqualScale
            }
            let label = index < labels.count ? labels[index] : nil
            joined.lines += plot.lines.map { line in
                guard let label else { return line }
                var line = line
                line.label =
                    plot.lines.count == 1
                    ? label : [label, line.label].compactMap { $0 }.joined(separator: " ")
                return line
            }
        }
        result.panels[0].content = .lines(joined)
        return result
    }
}
