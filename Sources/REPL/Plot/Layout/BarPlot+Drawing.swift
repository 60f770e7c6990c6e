extension BarPlot {
    func draw(on drawing: inout Drawing, in frame: PageRect, _ text: Typesetter) {
        var frame = frame
        let series = self.series
        if !series.isEmpty {
            let entries = series.enumerated().map {
                Legend.Entry(
                    label: $0.element, colour: Palette.style($0.offset).colour.opacity(0.75), sample: .patch)
            }
            let legend = Legend(rows: entries, width: frame.width, most: 4, text)
            legend.draw(on: &drawing, at: PagePoint(frame.x, frame.y), text)
            frame = frame.inset(top: legend.height + 6)
        }
        // Room for the numbers above the bars.
        let left = Axes.Left(axis: y, extent: extent, sticky: [0], room: 0.08)
        let axes = Axes(in: frame, bottom: .categories(labels, title: x.title), left: left, right: 4, text)
        axes.draw(on: &drawing)
        let slots = BarSlots(labels: labels, series: series, area: axes.area)
        drawing.clip(to: axes.area.inset(left: -1, top: -4, right: -1, bottom: -1)) { drawing in
            for (index, bar) in bars.enumerated() {
                guard AxisScale.isDrawable(bar.value, isLogarithmic: false) else { continue }
                draw(bar, index, in: slots.slot(of: bar), on: &drawing, axes)
            }
        }
        // Zero is a line of its own where bars hang from it.
        if axes.y.scale.low < 0, axes.y.scale.high > 0 {
            drawing.stroke(
                .segment(axes.area.x, axes.level(0), axes.area.right, axes.level(0)), Stroke(.faint))
        }
        drawNumbers(on: &drawing, axes, slots, text)
    }

    private func colour(_ bar: Bar, _ index: Int) -> Colour {
        if let name = bar.series, let place = series.firstIndex(of: name) {
            return Palette.style(place).colour
        }
        // Methods keep the colours that their lines have elsewhere; many bars are just bars.
        let place = labels.firstIndex(of: bar.label) ?? index
        return Palette.style(labels.count <= Palette.categorical.count ? place : 0).colour
    }

    private func draw(_ bar: Bar, _ index: Int, in slot: PageRect, on drawing: inout Drawing, _ axes: Axes) {
        let colour = colour(bar, index)
        let base = axes.level(min(max(0, axes.y.scale.low), axes.y.scale.high))
        let top = axes.level(bar.value)
        let box = PageRect(x: slot.x, y: min(base, top), width: slot.width, height: (base - top).magnitude)
        drawing.fill(box, colour.mixed(with: .white, 0.45))
        drawing.stroke(.segment(box.x, top, box.right, top), Stroke(colour, width: 1.6))
        let dots = bar.points.filter { AxisScale.isDrawable($0, isLogarithmic: false) }
        for (place, value) in dots.enumerated() {
            // Side by side, because equal values would hide each other; left of the error bar.
            let step = min(7, slot.width * 0.3 / Double(max(1, dots.count)))
            let x = slot.midX - slot.width * 0.22 + (Double(place) - Double(dots.count - 1) / 2) * step
            drawing.dot(
                at: PagePoint(bar.low == nil ? x + slot.width * 0.22 : x, axes.level(value)), radius: 2.6,
                fill: colour.opacity(0.9), outline: .white, width: 0.8)
        }
        guard let low = bar.low, let high = bar.high, AxisScale.isDrawable(low, isLogarithmic: false),
            AxisScale.isDrawable(high, isLogarithmic: false)
        else { return }
        let x = slot.midX
        let cap = min(6, slot.width * 0.2)
        let path = Path([
            .segment(x, axes.level(low), x, axes.level(high)),
            .segment(x - cap, axes.level(low), x + cap, axes.level(low)),
            .segment(x - cap, axes.level(high), x + cap, axes.level(high)),
        ])
        drawing.stroke(path, Stroke(.ink, width: 1.3))
    }

    /// The values above the bars, where all of them find room.
    private func drawNumbers(on drawing: inout Drawing, _ axes: Axes, _ slots: BarSlots, _ text: Typesetter) {
        let values = bars.map(\.value).filter { $0.isFinite }
        let most = values.map(\.magnitude).max() ?? 0
        let decimals = most >= 100 ? 0 : most >= 10 ? 1 : most >= 1.5 ? 2 : 3
        let labels = bars.map {
            most > 0 && (most < 0.01 || most >= 1e5)
                ? NumberText.short($0.value) : NumberText.fixed($0.value, decimals)
        }
        let widest = labels.map { text.width(of: $0, .note) }.max() ?? 0
        guard let slot = bars.first.map(slots.slot(of:)), widest <= slot.width + slots.gap - 6 else { return }
        for (bar, label) in zip(bars, labels) where bar.value.isFinite {
            let slot = slots.slot(of: bar)
            let ends = ([bar.value, bar.low, bar.high].compactMap { $0 } + bar.points).filter(\.isFinite).map
            { axes.level($0) }
            let isDown = bar.value < 0
            let edge = (isDown ? ends.max() : ends.min()) ?? axes.area.y
            let at = PagePoint(slot.midX, isDown ? edge + 5 : edge - 6)
            let foot = isDown ? at.y + TextStyle.note.size : at.y
            guard foot < axes.area.bottom + 1, at.y - TextStyle.note.ascent > frameTop(axes) else { continue }
            drawing.add(.text(text.run(label, .note.coloured(.ink), at: at, .centre, isDown ? .top : .base)))
        }
    }

    private func frameTop(_ axes: Axes) -> Double { axes.area.y - 9 }
}

/// Where bars stand: groups of a label, in them one bar a series.
struct BarSlots {
    private let labels: [String]
    private let series: [String]
    private let area: PageRect
    private let width: Double
    /// Between two bars of different labels, or of one series.
    let gap: Double

    init(labels: [String], series: [String], area: PageRect) {
        (self.labels, self.series, self.area) = (labels, series, area)
        let group = area.width / Double(max(1, labels.count))
        let count = Double(max(1, series.count))
        width = min(group * (count > 1 ? 0.8 : 0.62) / count, 84)
        gap = count > 1 ? 0 : group - width
    }

    /// The strip of the area that a bar fills.
    func slot(of bar: BarPlot.Bar) -> PageRect {
        let group = area.width / Double(max(1, labels.count))
        let middle = area.x + group * (Double(labels.firstIndex(of: bar.label) ?? 0) + 0.5)
        let count = Double(max(1, series.count))
        let place = Double(bar.series.flatMap { series.firstIndex(of: $0) } ?? 0)
        let left = middle - width * count / 2 + width * place
        let inner = count > 1 ? width * 0.06 : 0
        return PageRect(x: left + inner, y: area.y, width: width - 2 * inner, height: area.height)
    }
}
