import Engine

extension Figure {
    /// The page: where everything lies.
    ///
    /// - Throws: `.file` when the fonts cannot be loaded, `.argument` for a size beyond 40 … 8000 points.
    public func drawing(fonts: FontLibrary) throws -> Drawing { try drawing(Typesetter(fonts)) }

    func drawing(_ text: Typesetter) throws -> Drawing {
        guard (40...8000).contains(size.width), (40...8000).contains(size.height) else {
            throw Fault(
                .argument,
                "a figure is 40 to 8000 points wide and high, not "
                    + "\(NumberText.short(size.width)) by \(NumberText.short(size.height))")
        }
        var drawing = Drawing(size: size)
        var frame = drawing.page.inset(
            left: PageMetrics.side, top: PageMetrics.top, right: PageMetrics.side, bottom: PageMetrics.bottom)
        if let title, !title.isEmpty {
            frame = Figure.draw(title, .title, gap: 12, on: &drawing, in: frame, text)
        }
        let total = panels.reduce(0) { $0 + max(0, $1.share) }
        let room = frame.width - PageMetrics.panelGap * Double(max(0, panels.count - 1))
        var left = frame.x
        for panel in panels {
            let width = total > 0 ? room * max(0, panel.share) / total : room / Double(panels.count)
            panel.draw(
                on: &drawing, in: PageRect(x: left, y: frame.y, width: width, height: frame.height), text)
            left += width + PageMetrics.panelGap
        }
        return drawing
    }

    /// Draws a title of up to two lines; what is left of the frame under it.
    static func draw(
        _ title: String, _ style: TextStyle, gap: Double, on drawing: inout Drawing, in frame: PageRect,
        _ text: Typesetter
    ) -> PageRect {
        var top = frame.y
        for line in text.wrapped(title, style, width: frame.width, lines: 2) {
            drawing.add(.text(text.run(line, style, at: PagePoint(frame.x, top), .left, .top)))
            top += style.leading
        }
        return frame.inset(top: top - frame.y + gap - (style.leading - style.size))
    }
}

extension Panel {
    func draw(on drawing: inout Drawing, in frame: PageRect, _ text: Typesetter) {
        var frame = frame
        if let title, !title.isEmpty {
            frame = Figure.draw(title, .panelTitle, gap: 10, on: &drawing, in: frame, text)
        }
        guard !isEmpty else {
            drawing.add(
                .text(
                    text.run(
                        "nothing to draw", .tick, at: PagePoint(frame.midX, frame.midY), .centre, .middle)))
            return
        }
        switch content {
        case .lines(let plot): plot.draw(on: &drawing, in: frame, text)
        case .bars(let plot): plot.draw(on: &drawing, in: frame, text)
        case .histogram(let plot): plot.draw(on: &drawing, in: frame, text)
        case .matrix(let plot): plot.draw(on: &drawing, in: frame, text)
        case .images(let grid): grid.draw(on: &drawing, in: frame, text)
        }
    }
}
