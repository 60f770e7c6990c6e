import Foundation
import Plot
import Testing

struct FigureTests {
    private func fonts() throws -> FontLibrary {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try FontLibrary(folder: root.appending(path: "Sources/REPL/Plot/Fonts").path)
    }

    private func big(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    private var figures: [Figure] {
        let line = LinePlot.Line(label: "a", points: [(0, 1), (1, .nan), (2, 3)])
        let matrix = MatrixPlot(rows: ["x", "y"], columns: ["x", "y"], values: [[1, -0.5], [-0.5, 1]], range: -1...1)
        let image = PixelImage(width: 2, height: 2, channels: 3, bytes: [UInt8](repeating: 90, count: 12))
        return [
            Figure(.lines(LinePlot(lines: [line, line], xTitle: "step", yTitle: "loss")), title: "Loss"),
            Figure(.matrix(matrix)),
            Figure(.images(ImageGrid(cells: [.init(image, caption: "real", isRight: false)], columns: 3))),
            Figure(.bars(BarPlot(bars: [.init(label: "erm", value: 0.6, low: 0.5, high: 0.7, points: [0.55, 0.65])], yTitle: "auc"))),
        ]
    }

    @Test("a PNG has two pixels a point and the same bytes twice")
    func pngs() throws {
        for figure in figures {
            let first = try figure.encoded(.png(scale: 2), fonts: fonts())
            #expect(Array(first[0..<4]) == [0x89, 0x50, 0x4E, 0x47])
            #expect(big(first[16..<20]) == 1280 && big(first[20..<24]) == 800)
            #expect(try figure.encoded(.png(scale: 2), fonts: fonts()) == first)
        }
    }

    @Test("an SVG is one element whose texts are outlines")
    func svgs() throws {
        for figure in figures {
            let text = String(decoding: try figure.encoded(.svg, fonts: fonts()), as: UTF8.self)
            #expect(text.contains("<svg") && text.contains("</svg>"))
            #expect(!text.contains("<text"))
        }
    }

    @Test("figures side by side are as wide as all of them")
    func rows() {
        let row = Figure.row([figures[0], figures[1]])
        #expect(row.size == Size(width: 1280, height: 400) && row.panels.count == 2)
    }

    @Test("a figure without a finite value is empty")
    func emptiness() {
        let nothing = LinePlot(lines: [.init(points: [(0, .nan)])], xTitle: "x", yTitle: "y")
        #expect(Figure(.lines(nothing)).isEmpty)
        #expect(!figures[0].isEmpty)
    }

    @Test("fonts that are not there are a fault")
    func missingFonts() {
        #expect(throws: (any Error).self) { try FontLibrary(folder: "/nowhere") }
    }
}
