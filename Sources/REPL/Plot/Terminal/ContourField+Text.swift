extension ContourField {
    /// Fills a rectangle of characters: with grounds of the bands' colours, or with characters from light to dense.
    func draw(on grid: inout TextGrid, _ axes: TextAxes, _ style: GraphicsStyle) {
        let ramp = style.isASCII ? Array(" .:-=+*#%@") : Array(" ░▒▓")
        for row in 0..<axes.height {
            let vertical = axes.y.scale.value(at: 1 - (Double(row) + 0.5) / Double(axes.height))
            for column in 0..<axes.width {
                let value = value(axes.x.scale.value(at: (Double(column) + 0.5) / Double(axes.width)), vertical)
                guard let colour = colour(of: value) else { continue }
                let (line, place) = (axes.row + row, axes.column + column)
                guard line < grid.height, place < grid.width else { continue }
                if style.hasColour, !style.isASCII {
                    grid[line, place] = TextGrid.Cell(ground: colour)
                } else {
                    let depth = band(of: value) * ramp.count / (levels.count + 1)
                    grid.write(String(ramp[min(depth, ramp.count - 1)]), row: line, column: place)
                }
            }
        }
    }
}
