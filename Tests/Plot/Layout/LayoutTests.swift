import Engine
import Plot
import Testing

/// What holds for every page, whatever is on it.
@Suite struct LayoutTests {
    private static let sizes = [
        Size.standard, Size(width: 320, height: 240), Size(width: 240, height: 180), Size(width: 1200, height: 300),
        Size(width: 420, height: 640), Size(width: 200, height: 500), Size(width: 100, height: 80),
    ]

    private static let hardValues: [[Double]] = [
        [.nan, 1, .infinity, 2], [1e308, -1e308], [.leastNonzeroMagnitude, 9 * .leastNonzeroMagnitude], [5], [],
        [.nan], [0, 0, 0], [1e15, 1e15 + 1], [-1e-5, 1e-5],
    ]

    @Test("no text lies on other text, at several sizes")
    func texts() throws {
        let fonts = try Samples.fonts()
        for (name, figure) in Samples.all {
            for size in LayoutTests.sizes {
                var figure = figure
                figure.size = size
                let texts = try figure.drawing(fonts: fonts).texts
                for (index, one) in texts.enumerated() {
                    for other in texts[(index + 1)...] where LayoutTests.overlap(one, other) {
                        Issue.record("\(name) at \(size): “\(one.text)” lies on “\(other.text)”")
                    }
                }
            }
        }
    }

    @Test("all ink lies on the page")
    func page() throws {
        let fonts = try Samples.fonts()
        for (name, figure) in Samples.all {
            for size in LayoutTests.sizes {
                var figure = figure
                figure.size = size
                let drawing = try figure.drawing(fonts: fonts)
                let ink = try #require(drawing.ink)
                #expect(drawing.page.contains(ink, slack: 0.5), "\(name) at \(size): \(ink)")
            }
        }
    }

    @Test(
        "values that are not finite, huge, tiny, single or absent break nothing",
        arguments: hardValues)
    func hard(values: [Double]) throws {
        let fonts = try Samples.fonts()
        for isLogarithmic in [false, true] {
            var line = LinePlot.Line(label: "a", y: values)
            line.smoothing = 0.5
            line.best = 0
            line.isInterrupted = true
            let axis = Axis("y", isLogarithmic: isLogarithmic)
            let figures = [
                Figure(.lines(LinePlot(lines: [line], x: Axis("x"), y: axis))),
                Figure(.histogram(HistogramPlot(series: [.init(values: values)], bins: 5))),
                Figure(.matrix(MatrixPlot(values: [values]))),
                Figure(
                    .bars(
                        BarPlot(
                            bars: values.map { .init(label: "\($0)", value: $0, points: values) }, y: axis))),
            ]
            for figure in figures {
                let drawing = try figure.drawing(fonts: fonts)
                if let ink = drawing.ink { #expect(drawing.page.contains(ink, slack: 0.5)) }
                #expect(figure.text(width: 40, height: 10).allSatisfy { $0.count <= 40 })
            }
        }
    }

    @Test("a size that no page can have is refused", arguments: [0, 10, -5, 1e9, Double.nan])
    func size(length: Double) throws {
        let fonts = try Samples.fonts()
        var figure = Samples.cosines
        figure.size = Size(width: length, height: 300)
        #expect(throws: Fault.self) { try figure.drawing(fonts: fonts) }
    }

    /// Whether two lines of text share an area; turned ones are compared along each other's sides.
    private static func overlap(_ a: TextRun, _ b: TextRun) -> Bool {
        guard a.bounds.intersects(b.bounds) else { return false }
        guard a.degrees != 0 || b.degrees != 0 else { return true }
        let (first, second) = (corners(a), corners(b))
        for degrees in [a.degrees, a.degrees + 90, b.degrees, b.degrees + 90] {
            let angle = degrees * Double.pi / 180
            func shadow(_ points: [PagePoint]) -> (low: Double, high: Double) {
                let along = points.map { $0.x * Double.cos(angle) + $0.y * Double.sin(angle) }
                return (along.min() ?? 0, along.max() ?? 0)
            }
            let (one, two) = (shadow(first), shadow(second))
            if one.high <= two.low || two.high <= one.low { return false }
        }
        return true
    }

    private static func corners(_ run: TextRun) -> [PagePoint] {
        let angle = run.degrees * Double.pi / 180
        return [
            (0.0, -run.style.ascent), (run.width, -run.style.ascent), (0, run.style.descent),
            (run.width, run.style.descent),
        ]
        .map { x, y in
            PagePoint(
                run.origin.x + x * Double.cos(angle) - y * Double.sin(angle),
                run.origin.y + x * Double.sin(angle) + y * Double.cos(angle))
        }
    }
}
