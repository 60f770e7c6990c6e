import Engine

/// Pictures in rows with captions.
public struct ImageGrid: Sendable {
    /// A picture with what is said of it.
    public struct Cell: Sendable {
        public var image: PixelImage
        public var caption: String
        /// Whether what a model said of it is right; nil where nothing was said.
        public var isRight: Bool?

        public init(_ image: PixelImage, caption: String, isRight: Bool? = nil) {
            self.image = image
            self.caption = caption
            self.isRight = isRight
        }
    }

    public var cells: [Cell]
    public var columns: Int

    public init(cells: [Cell], columns: Int) {
        self.cells = cells
        self.columns = max(1, columns)
    }

    /// The size that gives every picture about the same room.
    public var naturalSize: Size {
        let across = min(columns, max(1, cells.count))
        let rows = (cells.count + columns - 1) / columns
        return Size(width: Double(across) * 118 + 20, height: Double(max(1, rows)) * 138 + 20)
    }

    func draw(on canvas: Canvas, in frame: Frame) {
        let across = min(columns, max(1, cells.count))
        let rows = max(1, (cells.count + columns - 1) / columns)
        let area = frame.inset(left: 10, top: 4, right: 10, bottom: 8)
        let width = area.width / Double(across)
        let height = area.height / Double(rows)
        for (index, cell) in cells.enumerated() {
            let x = area.x + width * Double(index % columns)
            let y = area.y + height * Double(index / columns)
            let room = (width: width - 10, height: height - 26)
            let scale = min(room.width / Double(cell.image.width), room.height / Double(cell.image.height))
            let size = (width: Double(cell.image.width) * scale, height: Double(cell.image.height) * scale)
            let left = x + (width - size.width) / 2
            canvas.image(cell.image, x: left, y: y + 2, width: size.width, height: size.height)
            var caption = cell.caption
            if let isRight = cell.isRight {
                let colour = Palette.categorical[isRight ? 2 : 3]
                canvas.outline(x: left, y: y + 2, width: size.width, height: size.height, colour, line: 2)
                caption = (isRight ? "✓ " : "✗ ") + caption
            }
            canvas.text(
                fitted(caption, canvas, room.width), x: x + width / 2, y: y + size.height + 17, size: 11, .faint, align: .centre)
        }
    }

    private func fitted(_ text: String, _ canvas: Canvas, _ width: Double) -> String {
        guard canvas.width(of: text, size: 11) > width else { return text }
        var short = text
        while short.count > 1, canvas.width(of: short + "…", size: 11) > width { short.removeLast() }
        return short + "…"
    }
}
