extension BarPlot {
    func grid(width: Int, height: Int, _ style: GraphicsStyle) -> TextGrid {
        let shown = bars.count > height ? max(1, height - 1) : bars.count
        let names = bars.map { style.shown([$0.label, $0.series].compactMap { $0 }.joined(separator: " ")) }
        let values = bars.map { style.shown(text(of: $0)) }
        let before = min(width / 3, names.map(DisplayWidth.of).max() ?? 0)
        let after = min(width / 3, values.map(DisplayWidth.of).max() ?? 0)
        let room = max(4, width - before - after - 2)
        var grid = TextGrid(width: width, height: min(height, shown + (shown < bars.count ? 1 : 0)))
        let extent = self.extent ?? 0...1
        let span = max(extent.upperBound - extent.lowerBound, 1e-300)
        let zero = Int((-extent.lowerBound / span * Double(room)).rounded())
        for index in 0..<shown {
            let bar = bars[index]
            let name = DisplayWidth.cut(names[index], to: before, isASCII: style.isASCII)
            grid.write(DisplayWidth.padded(right: name, to: before), row: index, column: 0)
            if AxisScale.isDrawable(bar.value, isLogarithmic: false) {
                let (start, text) = block(bar.value / span * Double(room), zero: zero, room: room, style)
                grid.write(text, row: index, column: before + 1 + start, colour: colour(bar, index))
            }
            let value = DisplayWidth.cut(values[index], to: after, isASCII: style.isASCII)
            grid.write(value, row: index, column: before + room + 2)
        }
        if shown < bars.count { grid.write("and \(bars.count - shown) more", row: shown, column: 0) }
        return grid
    }

    private func colour(_ bar: Bar, _ index: Int) -> Colour {
        Palette.style(
            bar.series.flatMap { series.firstIndex(of: $0) } ?? labels.firstIndex(of: bar.label) ?? index
        ).colour
    }

    private func text(of bar: Bar) -> String {
        let most = bars.map(\.value.magnitude).filter(\.isFinite).max() ?? 0
        func number(_ value: Double) -> String {
            most >= 0.01 && most < 1.5 ? NumberText.fixed(value, 3) : NumberText.short(value)
        }
        guard let low = bar.low, let high = bar.high, low.isFinite, high.isFinite else {
            return number(bar.value)
        }
        return "\(number(bar.value)) [\(number(low)), \(number(high))]"
    }

    /// A bar of eighths of a character to the right of zero, of whole ones to its left.
    private func block(_ length: Double, zero: Int, room: Int, _ style: GraphicsStyle) -> (
        start: Int, text: String
    ) {
        let full = style.isASCII ? "#" : "█"
        if length < 0 {
            let count = min(zero, Int((-length).rounded()))
            return (zero - count, String(repeating: full, count: count))
        }
        let eighths = Int((min(length, Double(room - zero)) * 8).rounded())
        guard !style.isASCII else { return (zero, String(repeating: full, count: (eighths + 4) / 8)) }
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        return (zero, String(repeating: full, count: eighths / 8) + rest)
    }
}
