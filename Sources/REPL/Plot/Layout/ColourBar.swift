/// The scale of colours: an upright bar with ticks.
struct ColourBar {
    private let limits: ClosedRange<Double>
    private let ticks: Ticks
    /// The colour of a place, 0 at the bottom, 1 at the top.
    private let colour: (Double) -> Colour
    private static let bar = 12.0

    /// The colours of a heat map.
    ///
    /// - Parameter height: of the bar.
    init(_ plot: MatrixPlot, height: Double) {
        let limits = plot.limits
        self.limits = limits
        let colours = plot.colours
        colour = { colours.colour(at: $0) }
        ticks = Ticks(
            from: limits.lowerBound, to: limits.upperBound, target: max(2, Int(height / 50)),
            isLegible: { ColourBar.isLegible($0.values, limits, height) }
        ).within(limits)
    }

    /// The bands of filled contours; the levels between them are the ticks, as many as can be read.
    init(_ field: ContourField, height: Double) {
        let limits = field.limits
        self.limits = limits
        colour = { place in
            field.colour(of: limits.lowerBound + place * (limits.upperBound - limits.lowerBound)) ?? .white
        }
        // Of one value alone, that one.
        let levels = field.levels.isEmpty ? field.extent.map { [$0.lowerBound] } ?? [] : field.levels
        let sets = (1...max(1, levels.count)).map { every in
            levels.indices.filter { ($0 + 1) % every == 0 }.map { levels[$0] }
        }
        ticks = Ticks(values: sets.first { ColourBar.isLegible($0, limits, height) } ?? [])
    }

    private static func isLegible(_ values: [Double], _ limits: ClosedRange<Double>, _ height: Double) -> Bool {
        let span = limits.upperBound - limits.lowerBound
        return zip(values.dropFirst(), values).allSatisfy {
            ($0 - $1) / span * height >= TextStyle.tick.size * 1.5
        }
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
        let span = limits.upperBound - limits.lowerBound
        var bytes: [UInt8] = []
        let steps = 256
        for step in 0..<steps {
            let (red, green, blue) = colour(1 - (Double(step) + 0.5) / Double(steps)).bytes
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
