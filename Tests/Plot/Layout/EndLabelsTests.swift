import Plot
import Testing

@Suite struct EndLabelsTests {
    private func texts(_ figure: Figure) throws -> [TextRun] {
        try figure.drawing(fonts: Samples.fonts()).texts
    }

    @Test("up to five lines are labelled at their ends, at the right of everything else")
    func direct() throws {
        let names = ["erm", "sam", "sagm", "roga", "fish"]
        let texts = try texts(Samples.losses(names))
        let labels = texts.filter { names.contains($0.text) }
        #expect(labels.count == 5)
        #expect(labels.allSatisfy { $0.bounds.x > 560 })
    }

    @Test("six lines, or one that ends early, get a legend above the axes")
    func legend() throws {
        let many = try texts(Samples.losses(["a1", "a2", "a3", "a4", "a5", "a6"]))
        #expect(many.filter { $0.text.hasPrefix("a") }.allSatisfy { $0.bounds.y < 70 })
        var early = Samples.losses(["aa", "bb"])
        guard case .lines(var plot) = early.panels[0].content else { return }
        plot.lines[0].x = Array(plot.lines[0].x.prefix(20))
        early.panels[0].content = .lines(plot)
        #expect(try texts(early).filter { $0.text == "aa" }.allSatisfy { $0.bounds.y < 70 })
    }

    @Test("a legend of more runs than find room says how many are left out")
    func rest() throws {
        let texts = try texts(Samples.losses((0..<200).map { "run number \($0)" }))
        #expect(texts.contains { $0.text.hasPrefix("and ") && $0.text.hasSuffix(" more") })
    }
}
