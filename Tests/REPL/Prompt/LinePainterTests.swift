import REPL
import Testing

private func width(_ scalar: Unicode.Scalar) -> Int {
    scalar.value < 32 ? -1 : scalar.value > 0x2E80 ? 2 : 1
}

private func layout(_ text: String, prompt: Int = 3, columns: Int = 10) -> LineLayout? {
    LineLayout(text, promptWidth: prompt, columns: columns, width: width)
}

@Suite("Colour while typing") struct LinePainterTests {
    @Test("characters wrap at the edge as readline wraps them")
    func wrapping() throws {
        let full = try #require(layout("abcdefg"))
        #expect(full.end == LineLayout.Cell(row: 1, column: 0))
        let lines = try #require(layout("ab\ncd"))
        #expect(lines.cell(at: 2) == LineLayout.Cell(row: 0, column: 5))
        #expect(lines.cell(at: 3) == LineLayout.Cell(row: 1, column: 0))
        let wide = try #require(layout("abcdef漢"))
        #expect(wide.cell(at: 6) == LineLayout.Cell(row: 1, column: 0))
        #expect(wide.end == LineLayout.Cell(row: 1, column: 2))
        #expect(layout("a\tb") == nil)
    }

    @Test("words, functions, labels, numbers, texts and comments are told apart")
    func kinds() {
        let highlighter = Highlighter { $0 == "train" }
        func parts(_ text: String) -> [String] {
            let bytes = Array(text.utf8)
            return highlighter.highlights(of: text).map { highlight in
                "\(highlight.kind): " + String(decoding: bytes[highlight.range], as: UTF8.self)
            }
        }
        #expect(
            parts("run = train net, for: 5, on: \"a # b\" # note") == [
                "function: train", "label: for", "number: 5", "label: on", "text: \"a # b\"",
                "comment: # note",
            ])
        #expect(parts("for x in xs { time x }") == ["keyword: for", "keyword: in", "keyword: time"])
        #expect(parts("time = \"half") == ["text: \"half"])
        #expect(parts("!ls for") == [])
    }

    @Test("painting changes colours and nothing else, wherever the cursor is")
    func painting() throws {
        let text = "for x in\n\"漢字abcdefg\" + 12"
        let plain = try #require(layout(text, columns: 12))
        for offset in [0, 4, 9, text.utf8.count] {
            var screen = Screen(columns: 12, rows: 8)
            screen.feed(Array(("r> " + text.replacing("\n", with: "\r\n")).utf8))
            let lines = screen.lines
            let cursor = plain.cell(at: offset)
            screen.feed(Array("\u{1b}[\(cursor.row + 1);\(cursor.column + 1)H".utf8))
            let highlights = Highlighter { _ in false }.highlights(of: text)
            screen.feed(
                Array(
                    LinePainter.sequences(plain, highlights: highlights, cursor: cursor, suggestion: nil)
                        .utf8))
            #expect(screen.lines == lines)
            #expect(screen.cursor == (cursor.row, cursor.column))
            #expect(screen.styled(line: 0).map(\.text) == ["for", "in"])
            #expect(screen.styled(line: 1).map(\.text) == ["\"漢字abcdefg"])
        }
    }

    @Test("a suggestion stays on its row and shows that more lines follow")
    func suggestions() {
        func shown(_ text: String, at column: Int = 0) -> String? {
            LinePainter.shown(text, at: column, columns: 10, width: width)
        }
        #expect(shown("abc") == "abc")
        #expect(shown("abcdefghijkl") == "abcdefghi")
        #expect(shown("abc", at: 9) == nil)
        #expect(shown("f {\n  x\n}") == "f { …")
    }
}
