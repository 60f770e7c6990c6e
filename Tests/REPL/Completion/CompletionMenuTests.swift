import REPL
import Testing

private func menu(_ candidates: [Candidate], columns: Int = 40, rows: Int = 10, isColoured: Bool = false)
    -> [String]
{
    CompletionMenu(columns: columns, rows: rows, isColoured: isColoured) { $0.isASCII ? 1 : 2 }.lines(
        candidates)
}

@Suite("Completion menu") struct CompletionMenuTests {
    private let few = [
        Candidate("rho:", "number = 0.05 · radius of the ascent step", kind: .label),
        Candidate("seed:", "int", kind: .label),
    ]

    @Test("names stand in one column, descriptions in the next, cut at the edge")
    func described() {
        #expect(menu(few) == ["rho:   number = 0.05 · radius of the …", "seed:  int"])
        #expect(menu(few, columns: 8) == ["rho:", "seed:"])
    }

    @Test("where there are too many, names alone stand in columns, read downwards")
    func packed() {
        let many = (1...20).map { Candidate("n\($0)", "a number", kind: .name) }
        let lines = menu(many, columns: 21)
        #expect(lines.first == "n1   n6   n11  n16")
        #expect(lines.count == 5)
        let tight = menu(many, columns: 12, rows: 6)
        #expect(tight.last == "and 14 more: type a letter")
    }

    @Test("wide characters keep the columns straight, control characters are shown")
    func widths() {
        let lines = menu([Candidate("漢", "wide", kind: .name), Candidate("ab", "a\u{1b}b", kind: .name)])
        #expect(lines == ["漢  wide", "ab  a\\x1bb"])
    }

    @Test("colours go around names and descriptions only")
    func colours() {
        #expect(menu(few, isColoured: true)[1] == "\u{1b}[33mseed:\u{1b}[0m  \u{1b}[2mint\u{1b}[0m")
    }
}
