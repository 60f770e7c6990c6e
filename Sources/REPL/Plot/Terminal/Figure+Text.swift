extension Figure {
    /// The figure as lines of text.
    ///
    /// No line is wider than asked for, and there are no more lines than the height; a figure of several
    /// panels has its height for each row of them. Escape sequences are written only with colour.
    ///
    /// - Parameters:
    ///   - width: in columns, taken as 20 at least.
    ///   - height: in lines, taken as 6 at least.
    public func text(width: Int = 80, height: Int = 16, style: GraphicsStyle = GraphicsStyle()) -> [String] {
        let width = min(max(20, width), 1000)
        let height = min(max(6, height), 500)
        var lines: [String] = []
        var room = height
        if let title, !title.isEmpty {
            lines += Figure.heading(title, width, style)
            room -= 1
        }
        let fitting = max(1, (width + 3) / 39)
        var start = 0
        while start < panels.count {
            let group = panels[start..<min(start + fitting, panels.count)]
            lines += Figure.beside(Array(group), width: width, height: room, style)
            start += fitting
            if start < panels.count { lines.append("") }
        }
        return lines
    }

    private static func heading(_ title: String, _ width: Int, _ style: GraphicsStyle) -> [String] {
        var grid = TextGrid(width: width, height: 1)
        grid.write(
            DisplayWidth.cut(style.shown(title), to: width, isASCII: style.isASCII), row: 0, column: 0,
            isBold: true)
        return grid.lines(hasColour: style.hasColour)
    }

    private static func beside(_ panels: [Panel], width: Int, height: Int, _ style: GraphicsStyle) -> [String]
    {
        let each = (width - 3 * (panels.count - 1)) / max(1, panels.count)
        let grids = panels.map { $0.grid(width: each, height: height, style) }
        var joined = TextGrid(width: width, height: grids.map(\.height).max() ?? 0)
        for (index, grid) in grids.enumerated() { joined.place(grid, row: 0, column: index * (each + 3)) }
        return joined.lines(hasColour: style.hasColour)
    }
}

extension Panel {
    /// The panel in a rectangle of characters, of no more than the height.
    func grid(width: Int, height: Int, _ style: GraphicsStyle) -> TextGrid {
        guard let title, !title.isEmpty else { return content(width: width, height: height, style) }
        let inner = content(width: width, height: height - 1, style)
        var grid = TextGrid(width: width, height: inner.height + 1)
        grid.write(
            DisplayWidth.cut(style.shown(title), to: width, isASCII: style.isASCII), row: 0, column: 0,
            isBold: true)
        grid.place(inner, row: 1, column: 0)
        return grid
    }

    private func content(width: Int, height: Int, _ style: GraphicsStyle) -> TextGrid {
        guard !isEmpty else {
            var grid = TextGrid(width: width, height: 1)
            grid.write("nothing to draw", row: 0, column: 0)
            return grid
        }
        switch content {
        case .lines(let plot): return plot.grid(width: width, height: height, style)
        case .bars(let plot): return plot.grid(width: width, height: height, style)
        case .histogram(let plot): return plot.grid(width: width, height: height, style)
        case .matrix(let plot): return plot.grid(width: width, height: height, style)
        case .images(let images): return images.grid(width: width, height: height, style)
        }
    }
}
