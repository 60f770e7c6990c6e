extension ImageGrid {
    func draw(on drawing: inout Drawing, in frame: PageRect, _ text: Typesetter) {
        let metrics = GridMetrics(self)
        let count = (across: Double(across), down: Double(max(1, rowCount)))
        let width = (frame.width - metrics.columnGap * (count.across - 1)) / count.across
        let height = (frame.height - metrics.rowGap * (count.down - 1)) / count.down
        let form = min(max(aspect, 0.2), 5)
        let picture = PageRect(x: 0, y: 0, width: max(4, width), height: max(4, height - metrics.caption))
            .fitting(aspect: form)
        // Pictures that are narrower than their column draw nearer to each other.
        let step = (
            x: min(width, picture.width + 14) + metrics.columnGap,
            y: picture.height + metrics.caption + metrics.rowGap
        )
        let left = frame.midX - (step.x * count.across - metrics.columnGap) / 2
        for (index, cell) in cells.enumerated() {
            let column = PageRect(
                x: left + step.x * Double(index % across), y: frame.y + step.y * Double(index / across),
                width: step.x - metrics.columnGap, height: picture.height)
            draw(cell, in: column, on: &drawing, text)
        }
    }

    private func draw(_ cell: Cell, in column: PageRect, on drawing: inout Drawing, _ text: Typesetter) {
        var box = column.fitting(aspect: Double(cell.image.width) / Double(cell.image.height))
        if cell.isRight != nil { box = box.inset(left: 2, top: 2, right: 2, bottom: 2) }
        drawing.add(.image(cell.image, in: box, isSmooth: true))
        if let isRight = cell.isRight {
            drawVerdict(isRight, box, on: &drawing)
        } else {
            drawing.stroke(.rectangle(box), Stroke(.faint.opacity(0.35), width: 0.6))
        }
        var top = column.bottom + 4
        for (index, line) in cell.caption.split(separator: "\n").prefix(2).enumerated() {
            let style = index == 0 ? TextStyle.note.coloured(.ink) : .note
            let fitted = text.fitted(String(line), style, width: column.width)
            drawing.add(.text(text.run(fitted, style, at: PagePoint(column.midX, top), .centre, .top)))
            top += style.leading
        }
    }

    /// A border, and a badge with a check or a cross: colour is not the only sign.
    private func drawVerdict(_ isRight: Bool, _ box: PageRect, on drawing: inout Drawing) {
        let colour = isRight ? Palette.right : Palette.wrong
        drawing.stroke(
            .rectangle(box.inset(left: -1, top: -1, right: -1, bottom: -1)), Stroke(colour, width: 2.4))
        let r = min(8.5, box.width / 6)
        let (x, y) = (box.right - r * 0.75, box.y + r * 0.75)
        drawing.dot(at: PagePoint(x, y), radius: r, fill: colour, outline: .white, width: 1.2)
        let stroke = Stroke(.white, width: max(1.2, r * 0.24))
        if isRight {
            let bend: [PagePoint?] = [
                PagePoint(x - r * 0.45, y + r * 0.05), PagePoint(x - r * 0.1, y + r * 0.4),
                PagePoint(x + r * 0.5, y - r * 0.4),
            ]
            drawing.stroke(.polyline(bend), stroke)
        } else {
            let (a, b) = (r * 0.38, r * 0.38)
            drawing.stroke(
                Path([.segment(x - a, y - b, x + a, y + b), .segment(x - a, y + b, x + a, y - b)]), stroke)
        }
    }
}
