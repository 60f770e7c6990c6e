import Engine
import Plugins
import Testing

private func read(_ text: String) throws -> CSV { try CSV(Source(name: "list.csv", text: Array(text.utf8))) }

@Test("fields may be quoted, with commas, quotes and newlines in them; line ends may be either")
func quotedFields() throws {
    let table = try read("\u{FEFF}a,b\r\n\"x, \"\"y\"\"\",2\n\n\"p\nq\",\n")
    #expect(table.names == ["a", "b"])
    #expect(table.rows == [["x, \"y\"", "2"], ["p\nq", ""]])
    #expect(table.column("b") == ["2", ""] && table.column("c") == nil)
}

@Test(
    "a faulty row is an error at its line",
    arguments: [("a,b\n1\n", 2), ("a,b\n1,2\n1,2,3\n", 3), ("a\n\"x\n", 2), ("a\n\"x\"y\n", 2), ("a,a\n", 1)])
func faultyRows(text: String, line: Int) throws {
    let fault = #expect(throws: Fault.self) { try read(text) }
    #expect(fault?.place?.line == line)
}

@Test("an empty file and one that is not UTF-8 are refused")
func notCSV() {
    #expect(throws: Fault.self) { try read("") }
    #expect(throws: Fault.self) { try CSV(Source(name: "x", text: [0xFF, 0xFE])) }
}
