import Engine
import Language
import Testing

private func lines(_ value: Value, width: Int = 80) -> [String] {
    Shown.lines(value, width: width, in: TestSession())
}

@Test("strong tensors of two dimensions have a header, weak ones and vectors none")
func tensorHeaders() throws {
    #expect(lines(.tensor(try Tensor.zeros([2, 2]), weak: false)) == ["f32 [2, 2]", "[0, 0]", "[0, 0]"])
    #expect(lines(.tensor(try Tensor([1, 2, 3, 4], shape: [2, 2]), weak: true)) == ["[1, 2]", "[3, 4]"])
    #expect(lines(.tensor(try Tensor([0.5, 1.0]), weak: false)) == ["[0.5, 1]"])
    #expect(lines(.tensor(try Tensor.zeros([0, 3]), weak: false)) == ["f32 [0, 3]"])
    #expect(
        lines(.tensor(try Tensor.ones([2, 1, 2]), weak: false)) == ["f32 [2, 1, 2]", "[1, 1]", "", "[1, 1]"])
}

@Test("dimensions over 12 show their first and last six")
func elision() throws {
    #expect(
        lines(.tensor(try Tensor.arange(13), weak: true)) == ["[0, 1, 2, 3, 4, 5, ..., 7, 8, 9, 10, 11, 12]"])
    let tall = lines(.tensor(try Tensor.zeros([100, 20]), weak: false))
    #expect(
        tall.count == 1 + 12 + 1 && tall[7] == "..." && tall[1] == "[0, 0, 0, 0, 0, 0, ..., 0, 0, 0, 0, 0, 0]"
    )
    let wide = lines(.tensor(try Tensor.zeros([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]), weak: false))
    #expect(wide.reduce(0) { $0 + $1.utf8.count } < 200_000)
}

@Test("records of plain values stand on one line if they fit, else a field a line")
func records() {
    let short = Record([("rho", 0.05), ("alpha", 0.001)])
    #expect(lines(.record(short)) == ["rho 0.05   alpha 0.001"])
    #expect(lines(.record(short), width: 10) == ["rho    0.05", "alpha  0.001"])
    #expect(lines(.record(Record())) == ["{}"])
    #expect(TestSession().run("{a: [-6, -2], b: [0.5, -8]}") == ["a  [-6, -2]", "b  [0.5, -8]"])
    #expect(TestSession().run("{name: \"x y\", inner: {a: \"b\"}}") == ["name   x y", "inner  {a: \"b\"}"])
}

@Test("tables: aligned, three decimals, intervals together, what does not fit named")
func tables() {
    let table = Table([
        Table.Column("on", ["df+f2f+fs.test", "nt.test"]), Table.Column("auc", [0.9114, 0.6549]),
        Table.Column("auc_low", [0.8889, 0.6071]), Table.Column("auc_high", [0.93, 0.7021]),
        Table.Column("n", [1080, 540]),
        Table.Column("image", ["a", "b"], isHidden: true),
    ])
    #expect(
        lines(.table(table)) == [
            "on                               auc     n", "df+f2f+fs.test  0.911 [0.889, 0.930]  1080",
            "nt.test         0.655 [0.607, 0.702]   540",
        ])
    #expect(lines(.table(table), width: 38).last == "also: n")
    let long = Table([Table.Column("i", (0..<25).map { Value.int($0) })])
    #expect(lines(.table(long)).count == 22 && lines(.table(long)).last == "... 5 more rows")
    let small = Table([Table.Column("alpha", [0.0001, 0.5, .null])])
    #expect(lines(.table(small)) == ["alpha", "1e-04", "0.500"] + [""])
}

@Test("a list of like records is a table")
func recordLists() {
    #expect(TestSession().run("[{a: 1, b: \"x\"}, {a: 20, b: \"y\"}]") == [" a  b", " 1  x", "20  y"])
    #expect(TestSession().run("[{a: 1}, {b: 2}]") == ["[{a: 1}, {b: 2}]"])
}

@Test("text is quoted alone and in lists, not in records, tables and print; control characters are escaped")
func textDisplay() {
    #expect(
        TestSession().run("\"a\"\n[\"a\", null]\n{a: \"b\"}\nprint [\"a\", 1]") == [
            "\"a\"", "[\"a\", null]", "a b", "[a, 1]",
        ])
    #expect(lines("a\u{1b}[31m\u{7}\"\\{") == ["\"a\\x1b[31m\\x07\\\"\\\\\\{\""])
    #expect(lines(.record(Record([("k\u{1b}", "v\n")]))) == ["k\\x1b v\\n"])
    let quoted = "a\"b\\c{d}\u{1b}\n\t\u{202E}é"
    let program = try? Parser.parse(Source(name: "x", text: Array(quoted.quoted.utf8)))
    #expect(program != nil)
    let session = TestSession()
    #expect(session.run(quoted.quoted + " == y").first?.hasPrefix("error") ?? false)
}

@Test(
    "a literal of a text reads back as the same text",
    arguments: ["a\"b", "\\n", "{x}", "\u{1b}[0m", "tab\tend\n", "é\u{202E}\u{9b}"])
func quotedRoundTrip(_ text: String) throws {
    let session = TestSession()
    _ = session.run("x = \(text.quoted)")
    #expect(session.module.scope.names["x"]?.exactText == text)
}

@Test("long lists are shown by their ends")
func longLists() {
    let shown = TestSession().run("[\"a\", ...1..99]")[0]
    #expect(shown.hasPrefix("[\"a\", 1, 2,") && shown.contains("19, ..., 80, 81") && shown.hasSuffix("99]"))
}
