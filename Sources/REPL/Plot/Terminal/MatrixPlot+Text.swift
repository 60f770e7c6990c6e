extension MatrixPlot {
    func grid(width: Int, height: Int, _ style: GraphicsStyle) -> TextGrid {
        let rowNames = names(ofRows: true).map(style.shown)
        let columnNames = names(ofRows: false).map(style.shown)
        let before = min(width / 3, rowNames.map(DisplayWidth.of).max() ?? 0) + 2
        let numbers = values.indices.flatMap { row in values[row].indices.map { label(row, $0, style) } }
        let widest = max(numbers.map(DisplayWidth.of).max() ?? 1, 1)
        // A shade of two characters, a number, and two blanks.
        let shade = style.hasColour ? 0 : 3
        let cell = max(widest + shade + 2, min(12, (columnNames.map(DisplayWidth.of).max() ?? 0) + 2))
        if hasNumbers, before + cell * self.width <= width, self.height + 1 <= height {
            return numbered(rowNames, columnNames, width: width, before: before, cell: cell, style)
        }
        return shaded(width: width, height: height, style)
    }

    private func label(_ row: Int, _ column: Int, _ style: GraphicsStyle) -> String {
        style.shown(lines(row, column).joined(separator: "  "))
    }

    private func numbered(
        _ rowNames: [String], _ columnNames: [String], width: Int, before: Int, cell: Int,
        _ style: GraphicsStyle
    ) -> TextGrid {
        var grid = TextGrid(width: width, height: self.height + 1)
        for (column, name) in columnNames.enumerated() {
            let text = DisplayWidth.cut(name, to: cell - 2, isASCII: style.isASCII)
            grid.write(DisplayWidth.padded(left: text, to: cell - 2), row: 0, column: before + cell * column)
        }
        for row in 0..<self.height {
            grid.write(
                DisplayWidth.cut(rowNames[row], to: before - 2, isASCII: style.isASCII), row: row + 1,
                column: 0)
            for column in 0..<self.width {
                let value = value(row, column)
                let number = DisplayWidth.padded(
                    left: label(row, column, style), to: style.hasColour ? cell - 2 : cell - 5)
                let at = before + cell * column
                if style.hasColour {
                    let ground = colour(of: value)
                    grid.write(
                        " " + number + " ", row: row + 1, column: at - 1,
                        colour: ground.map(Palette.text(on:)), ground: ground)
                } else {
                    grid.write(shade(of: value, style) + " " + number, row: row + 1, column: at)
                }
            }
        }
        return grid
    }

    /// Two characters as dark as a value is far from the middle (diverging colours) or from the least.
    private func shade(of value: Double, _ style: GraphicsStyle) -> String {
        guard value.isFinite else { return "  " }
        let limits = self.limits
        let place = (value - limits.lowerBound) / (limits.upperBound - limits.lowerBound)
        let depth = min(max(colours == .diverging ? (place - 0.5).magnitude * 2 : place, 0), 1)
        let shades = style.isASCII ? ["  ", "..", "==", "##"] : ["  ", "░░", "▓▓", "██"]
        return shades[min(3, Int(depth * 4))]
    }

    /// Without numbers: as much of the matrix as one picture as there is room for.
    private func shaded(width: Int, height: Int, _ style: GraphicsStyle) -> TextGrid {
        let limits = self.limits
        let room = max(1, height - 1)
        // Two rows of the matrix lie in one line with colour; without, a cell is two characters wide.
        let isHalf = style.hasColour && !style.isASCII
        let columns = min(width, isHalf ? max(self.width, min(width, self.width * 2)) : self.width * 2)
        let rows = min(room, isHalf ? (min(room * 2, self.height * 2) + 1) / 2 : self.height)
        var grid = TextGrid(width: width, height: rows + 1)
        for row in 0..<rows {
            for column in 0..<columns {
                let across = min(self.width - 1, column * self.width / columns)
                if isHalf {
                    let upper = colour(of: value(self.height * (2 * row) / (2 * rows), across))
                    let lower = colour(of: value(self.height * (2 * row + 1) / (2 * rows), across))
                    grid[row, column] = TextGrid.Cell(text: "▀", colour: upper, ground: lower)
                } else {
                    let value = value(self.height * row / rows, across)
                    grid.write(
                        String(shade(of: value, style).prefix(1)), row: row, column: column,
                        colour: colour(of: value))
                }
            }
        }
        let (low, high) = (NumberText.short(limits.lowerBound), NumberText.short(limits.upperBound))
        grid.write(style.shown("\(self.height) x \(self.width), \(low) to \(high)"), row: rows, column: 0)
        return grid
    }
}
