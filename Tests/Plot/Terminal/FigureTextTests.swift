import Plot
import Testing

@Suite struct FigureTextTests {
    @Test("no line is wider and no picture higher than asked for, in any style")
    func sizes() {
        for (name, figure) in Samples.all {
            for glyphs in GraphicsStyle.Glyphs.allCases {
                for (width, height) in [(80, 16), (40, 8), (120, 30), (20, 6)] {
                    let lines = figure.text(
                        width: width, height: height, style: GraphicsStyle(glyphs: glyphs))
                    #expect(lines.allSatisfy { $0.count <= width }, "\(name) \(glyphs) \(width)")
                    if name != "row" { #expect(lines.count <= height, "\(name) \(glyphs) \(height)") }
                    #expect(!lines.isEmpty)
                }
            }
        }
    }

    @Test("without colour there is no escape sequence; with it no colour outlives its line")
    func escapes() {
        for (name, figure) in Samples.all {
            #expect(!figure.text().joined().contains("\u{1B}"), "\(name)")
            for line in figure.text(style: GraphicsStyle(hasColour: true)) where line.contains("\u{1B}") {
                #expect(line.split(separator: "\u{1B}").last?.hasPrefix("[0m") == true, "\(name)")
            }
        }
    }

    @Test("the ASCII style has only ASCII in it")
    func ascii() {
        for (name, figure) in Samples.all {
            let text = figure.text(style: GraphicsStyle(glyphs: .ascii)).joined()
            #expect(text.utf8.allSatisfy { $0 >= 32 && $0 < 127 }, "\(name)")
        }
    }

    @Test("a falling line has its dots on a falling diagonal")
    func diagonal() {
        let plot = LinePlot(lines: [.init(y: [1, 0])], x: Axis(), y: Axis(range: 0...1))
        let lines = Figure(.lines(plot)).text(width: 24, height: 8, style: GraphicsStyle(glyphs: .ascii))
        let places = lines.compactMap { line in
            line.firstIndex(of: "*").map { line.distance(from: line.startIndex, to: $0) }
        }
        #expect(places.count >= 5)
        #expect(places == places.sorted())
    }

    @Test("cosines show names, signs and shades")
    func cosines() {
        let text = Samples.cosines.text(width: 80, height: 10)
        #expect(text.contains { $0.hasPrefix("f2f") && $0.contains("▓▓ +0.62") && $0.contains("██ +1.00") })
    }

    @Test("wide characters count as two columns")
    func wide() {
        let figure = Samples.losses(["学習率", "学習"])
        let lines = figure.text(width: 30, height: 10)
        #expect(lines.contains { $0.contains("学習") })
        for line in lines {
            let columns = line.unicodeScalars.reduce(0) {
                $0 + ($1.value >= 0x4E00 && $1.value <= 0x9FFF ? 2 : 1)
            }
            #expect(columns <= 30)
        }
    }
}
