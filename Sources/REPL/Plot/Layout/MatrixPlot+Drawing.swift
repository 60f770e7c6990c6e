extension MatrixPlot {
    /// Larger matrices are drawn as one picture, without gaps and numbers.
    private static let mostCells = 3000

    func draw(on drawing: inout Drawing, in frame: PageRect, _ text: Typesetter) {
        var frame = frame
        if let caption, !caption.isEmpty {
            let lines = text.wrapped(caption, .note, width: frame.width, lines: 2)
            for (index, line) in lines.reversed().enumerated() {
                let at = PagePoint(frame.x, frame.bottom - 2 - Double(index) * TextStyle.note.leading)
                drawing.add(.text(text.run(line, .note, at: at)))
            }
            frame = frame.inset(bottom: Double(lines.count) * TextStyle.note.leading + 4)
        }
        let hasBar = frame.width >= 130 && frame.height >= ColourBar.least
        // How high the bar becomes depends on the labels' room, and that on the bar's width.
        let drafts = [0.5, 0.75, 1].map { ColourBar(self, height: frame.height * $0) }
        let barWidth = hasBar ? drafts.map { $0.width(text) }.max() ?? 0 : 0
        let rowNames = names(ofRows: true)
        let longest = min(frame.width * 0.3, rowNames.map { text.width(of: $0, .tick) }.max() ?? 0)
        let before = longest + PageMetrics.tickGap + (y.title.isEmpty ? 0 : PageMetrics.nameBlock)
        let room = PageRect(
            x: frame.x + before, y: frame.y + 8, width: frame.width - before - barWidth - 16,
            height: frame.height - 8)
        let draft = cells(in: room.inset(bottom: 26))
        let labels = CategoryLabels(names(ofRows: false), width: draft.width, text)
        // Names that would take more room than the cells are left away.
        let hasNames = labels.height <= room.height * 0.5
        let below = PageMetrics.tickGap + (hasNames ? labels.height : 0) + 3 + (x.title.isEmpty ? 0 : PageMetrics.nameBlock)
        let area = cells(in: room.inset(bottom: below))
        drawCells(area, on: &drawing, text)
        if hasNames { labels.draw(on: &drawing, under: area, from: frame.x, text) }
        drawRowNames(rowNames, area, longest, on: &drawing, text)
        drawTitles(area, left: area.x - before, below: below, on: &drawing, text)
        guard hasBar else { return }
        ColourBar(self, height: area.height).draw(
            on: &drawing, at: PagePoint(area.right + 16, area.y), height: area.height, text)
    }

    /// The cells' rectangle: about square cells where the matrix is not too long, in the middle of the room.
    private func cells(in room: PageRect) -> PageRect {
        let form = Double(max(1, width)) / Double(max(1, height))
        guard form >= 0.2, form <= 5 else { return room }
        // A little wider than high: names and numbers need width.
        let fit = room.fitting(aspect: min(form * 1.45, max(form, room.width / max(1, room.height))))
        return PageRect(x: fit.x, y: room.y, width: fit.width, height: fit.height)
    }

    private func drawCells(_ area: PageRect, on drawing: inout Drawing, _ text: Typesetter) {
        guard width * height <= MatrixPlot.mostCells else {
            drawing.add(.image(pixels, in: area, isSmooth: false))
            return
        }
        let size = (width: area.width / Double(width), height: area.height / Double(height))
        let gap = min(size.width, size.height) > 14 ? 0.75 : 0
        let style = numberStyle(size, text)
        for row in 0..<height {
            for column in 0..<width {
                let value = value(row, column)
                // Neighbours without a gap overlap a little, or else the page shines through between them.
                let over = gap == 0 ? 0.3 : 0
                let box = PageRect(
                    x: area.x + size.width * Double(column) + gap,
                    y: area.y + size.height * Double(row) + gap,
                    width: size.width - 2 * gap + (column < width - 1 ? over : 0),
                    height: size.height - 2 * gap + (row < height - 1 ? over : 0))
                let colour = colour(of: value)
                drawing.fill(box, colour ?? .grid.mixed(with: .white, 0.3))
                guard let style else { continue }
                let inked = style.coloured(Palette.text(on: colour ?? .white))
                let lines = self.lines(row, column)
                for (line, label) in lines.enumerated() {
                    let level = (Double(line) - Double(lines.count - 1) / 2) * style.leading
                    let at = PagePoint(box.midX, box.midY + level)
                    drawing.add(.text(text.run(label, inked, at: at, .centre, .middle)))
                }
            }
        }
    }

    /// The size at which all numbers find room; nil when that is too small to read.
    private func numberStyle(_ cell: (width: Double, height: Double), _ text: Typesetter) -> TextStyle? {
        guard hasNumbers else { return nil }
        let unit = TextStyle(size: 1)
        let cells = values.indices.flatMap { row in values[row].indices.map { lines(row, $0) } }
        let widest = cells.flatMap { $0 }.map { text.width(of: $0, unit) }.max() ?? 0
        let most = Double(cells.map(\.count).max() ?? 1)
        let size = min(14, cell.height * 0.55 / (1 + 1.3 * (most - 1)), widest > 0 ? (cell.width - 6) / widest : 14)
        return size >= 6.5 ? TextStyle(size: size) : nil
    }

    /// One pixel a cell.
    private var pixels: PixelImage {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * height * 3)
        let limits = self.limits
        let colours = self.colours
        let span = limits.upperBound - limits.lowerBound
        for row in 0..<height {
            for column in 0..<width {
                let value = value(row, column)
                let colour = value.isFinite ? colours.colour(at: (value - limits.lowerBound) / span) : .grid
                let (red, green, blue) = colour.bytes
                bytes += [red, green, blue]
            }
        }
        return PixelImage(width: width, height: height, channels: 3, bytes: bytes)
    }

    private func drawRowNames(
        _ names: [String], _ area: PageRect, _ longest: Double, on drawing: inout Drawing, _ text: Typesetter
    ) {
        let slot = area.height / Double(max(1, names.count))
        let every = max(1, Int((13 / max(slot, 0.01)).rounded(.up)))
        for index in stride(from: 0, to: names.count, by: every) {
            let at = PagePoint(area.x - PageMetrics.tickGap, area.y + slot * (Double(index) + 0.5))
            let name = text.fitted(names[index], .tick, width: longest)
            drawing.add(.text(text.run(name, .tick, at: at, .right, .middle)))
        }
    }

    private func drawTitles(
        _ area: PageRect, left: Double, below: Double, on drawing: inout Drawing, _ text: Typesetter
    ) {
        if !x.title.isEmpty {
            let title = text.fitted(x.title, .axisName, width: max(area.width, 120))
            let at = PagePoint(area.midX, area.bottom + below - 4)
            drawing.add(.text(text.run(title, .axisName, at: at, .centre)))
        }
        if !y.title.isEmpty {
            let title = text.fitted(y.title, .axisName, width: area.height)
            let at = PagePoint(left + TextStyle.axisName.ascent, area.midY)
            drawing.add(.text(text.run(title, .axisName, at: at, .centre, degrees: -90)))
        }
    }
}
