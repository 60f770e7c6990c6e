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
        for (panel, rect) in zip(panels, PanelPlaces(panels, in: frame).rects) {
            panel.draw(on: &drawing, in: rect, text)
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
        if let title, !title.isEmpty, frame.height >= 2 * PageMetrics.titleBlock {
            frame = Figure.draw(title, .panelTitle, gap: 10, on: &drawing, in: frame, text)
        }
        let isTooSmall = frame.width < PanelPlaces.least.width || frame.height < PanelPlaces.least.height
        guard !isEmpty, !isTooSmall else {
            let words = text.fitted(isEmpty ? "nothing to draw" : "no room", .tick, width: frame.width)
            drawing.add(
                .text(text.run(words, .tick, at: PagePoint(frame.midX, frame.midY), .centre, .middle)))
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
