/// The scale of a heat map's colours: an upright bar with ticks.
struct ColourBar {
    private let plot: MatrixPlot
    private let ticks: Ticks
    private static let bar = 12.0

    /// - Parameter height: of the bar.
    init(_ plot: MatrixPlot, height: Double) {
        self.plot = plot
        let limits = plot.limits
        let span = limits.upperBound - limits.lowerBound
        ticks = Ticks(
            from: limits.lowerBound, to: limits.upperBound, target: max(2, Int(height / 50)),
            isLegible: { ticks in
                zip(ticks.values.dropFirst(), ticks.values).allSatisfy {
                    ($0 - $1) / span * height >= TextStyle.tick.size * 1.5
                }
            }
        ).within(limits)
    }

    /// Below this height a bar cannot be read.
    static let least = 60.0

    /// The room that it needs, with its ticks.
    func width(_ text: Typesetter) -> Double {
        ColourBar.bar + 8
            + ([ticks.factor ?? ""] + ticks.labels).reduce(0) { max($0, text.width(of: $1, .tick)) }
    }

    /// Draws it from its upper left corner downwards.
    func draw(on drawing: inout Drawing, at corner: PagePoint, height: Double, _ text: Typesetter) {
        let limits = plot.limits
        let span = limits.upperBound - limits.lowerBound
        var bytes: [UInt8] = []
        let steps = 256
        for step in 0..<steps {
            let (red, green, blue) = plot.colours.colour(at: 1 - (Double(step) + 0.5) / Double(steps)).bytes
            bytes += [red, green, blue]
        }
        let rect = PageRect(x: corner.x, y: corner.y, width: ColourBar.bar, height: height)
        drawing.add(
            .image(PixelImage(width: 1, height: steps, channels: 3, bytes: bytes), in: rect, isSmooth: true))
        for (value, label) in zip(ticks.values, ticks.labels) {
            let y = rect.bottom - (value - limits.lowerBound) / span * height
            drawing.stroke(.segment(rect.right, y, rect.right + 3, y), Stroke(.faint))
            // Labels at the ends stay beside the bar.
            let level = min(max(y, rect.y + 4), rect.bottom - 4)
            drawing.add(.text(text.run(label, .tick, at: PagePoint(rect.right + 7, level), .left, .middle)))
        }
        if let factor = ticks.factor {
            drawing.add(.text(text.run(factor, .tick, at: PagePoint(rect.x, rect.y - 7))))
        }
    }
}
