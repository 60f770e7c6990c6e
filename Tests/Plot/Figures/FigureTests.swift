import Plot
import Testing

@Suite struct FigureTests {
    @Test("a figure without a finite value is empty")
    func emptiness() {
        #expect(Samples.losses([]).isEmpty)
        #expect(Figure(.lines(LinePlot(lines: [.init(y: [.nan, .infinity])], x: Axis(), y: Axis()))).isEmpty)
        #expect(
            Figure(.lines(LinePlot(lines: [.init(y: [-1])], x: Axis(), y: Axis(isLogarithmic: true)))).isEmpty
        )
        #expect(Figure(.matrix(MatrixPlot(values: [[.nan]]))).isEmpty)
        #expect(Figure(.images(ImageGrid(cells: [], columns: 3))).isEmpty)
        #expect(Figure(.bars(BarPlot(bars: [], y: Axis()))).isEmpty)
        #expect(Figure.row([]).isEmpty)
        for (_, figure) in Samples.all { #expect(!figure.isEmpty) }
    }

    @Test("a row is as wide as its figures together, and each panel keeps its title and its part")
    func row() {
        let row = Figure.row([Samples.losses(["a"]), Samples.cosines])
        #expect(row.size == Size(width: 1280, height: 400))
        #expect(row.panels.map(\.title) == ["Training loss", "Cosines"])
        #expect(row.panels.map(\.share) == [640, 640])
    }

    @Test("an overlay joins lines under the labels given, and refuses what has none")
    func overlay() throws {
        let joined = try #require(
            Figure.overlay([Samples.losses(["a"]), Samples.losses(["b", "c"])], labels: ["x", "y"]))
        guard case .lines(let plot) = joined.panels[0].content else { throw Missing() }
        #expect(plot.lines.map(\.label) == ["x", "y b", "y c"])
        #expect(Figure.overlay([Samples.losses(["a"]), Samples.cosines]) == nil)
        #expect(Figure.overlay([]) == nil)
    }

    private struct Missing: Error {}

    @Test("cosines keep the colours of −1 … 1 whatever the values are; a symmetric range is diverging")
    func cosineColours() {
        let plot = MatrixPlot.cosines([[1, 0.9], [0.9, 1]], names: ["a", "b"])
        #expect(plot.range == -1...1)
        #expect(plot.map == .diverging)
        let middle = ColourMap.diverging.colour(at: 0.5)
        #expect(middle.red == middle.blue)
        #expect(ColourMap.diverging.colour(at: 0).red > ColourMap.diverging.colour(at: 0).blue)
        #expect(ColourMap.diverging.colour(at: 1).blue > ColourMap.diverging.colour(at: 1).red)
    }

    @Test("the palette is Okabe and Ito's")
    func palette() {
        let expected: [UInt32] = [
            0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0xCC79A7, 0x56B4E9, 0xF0E442, 0x000000,
        ]
        #expect(Palette.categorical == expected.map { Colour(hex: $0) })
        // A contrast of 4.5 : 1 is what WCAG 2.1 asks of text.
        for colour in Palette.categorical { #expect(1.05 / (colour.readableOnWhite.luminance + 0.05) >= 4.5) }
    }
}
