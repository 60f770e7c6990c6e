extension ImageGrid {
    func grid(width: Int, height: Int, _ style: GraphicsStyle) -> TextGrid {
        // Below 8 columns a picture says nothing; beyond 24 it says no more.
        let count = max(1, min(across, (width + 2) / 10))
        let size = min(24, (width - 2 * (count - 1)) / count)
        let lines = captionLines
        let tall = max(1, min(height - lines, Int((Double(size) / max(0.2, min(5, aspect)) / 2).rounded())))
        let rows = max(1, min((cells.count + count - 1) / count, height / max(1, tall + lines)))
        let shown = min(cells.count, rows * count)
        var grid = TextGrid(
            width: width, height: min(height, rows * (tall + lines) + (shown < cells.count ? 1 : 0)))
        for index in 0..<shown {
            let (row, column) = ((index / count) * (tall + lines), (index % count) * (size + 2))
            draw(cells[index].image, row: row, column: column, width: size, height: tall, on: &grid, style)
            drawCaption(cells[index], row: row + tall, column: column, width: size, on: &grid, style)
        }
        if shown < cells.count {
            grid.write("and \(cells.count - shown) more", row: rows * (tall + lines), column: 0)
        }
        return grid
    }

    private func drawCaption(
        _ cell: Cell, row: Int, column: Int, width: Int, on grid: inout TextGrid, _ style: GraphicsStyle
    ) {
        for (index, line) in cell.caption.split(separator: "\n").prefix(2).enumerated() {
            var text = style.shown(String(line))
            var colour: Colour?
            if index == 0, let isRight = cell.isRight {
                text = (style.isASCII ? (isRight ? "+ " : "x ") : (isRight ? "✓ " : "✗ ")) + text
                colour = isRight ? Palette.right : Palette.wrong
            }
            grid.write(
                DisplayWidth.cut(text, to: width, isASCII: style.isASCII), row: row + index, column: column,
                colour: colour)
        }
    }

    /// Half blocks with colour: two pixels a character; else characters from light to dense.
    private func draw(
        _ image: PixelImage, row: Int, column: Int, width: Int, height: Int, on grid: inout TextGrid,
        _ style: GraphicsStyle
    ) {
        let ramp = style.isASCII ? Array(" .:-=+*#%@") : Array(" ░▒▓█")
        for y in 0..<height {
            for x in 0..<width {
                if style.hasColour, !style.isASCII {
                    grid[row + y, column + x] = TextGrid.Cell(
                        text: "▀", colour: mean(image, x, 2 * y, of: width, 2 * height),
                        ground: mean(image, x, 2 * y + 1, of: width, 2 * height))
                } else {
                    let colour = mean(image, x, y, of: width, height)
                    let light = 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue
                    let glyph = ramp[min(ramp.count - 1, Int(light * Double(ramp.count)))]
                    grid.write(
                        String(glyph), row: row + y, column: column + x,
                        colour: style.hasColour ? colour : nil)
                }
            }
        }
    }

    /// The mean colour of a cell when an image is cut into columns and rows.
    private func mean(_ image: PixelImage, _ x: Int, _ y: Int, of columns: Int, _ rows: Int) -> Colour {
        let left = x * image.width / columns
        let right = max(left + 1, (x + 1) * image.width / columns)
        let top = y * image.height / rows
        let bottom = max(top + 1, (y + 1) * image.height / rows)
        var sum = (0, 0, 0)
        for row in top..<min(bottom, image.height) {
            for column in left..<min(right, image.width) {
                let (red, green, blue) = image[row, column]
                sum = (sum.0 + Int(red), sum.1 + Int(green), sum.2 + Int(blue))
            }
        }
        let scale = 1 / (255 * Double((bottom - top) * (right - left)))
        return Colour(Double(sum.0) * scale, Double(sum.1) * scale, Double(sum.2) * scale)
    }
}
