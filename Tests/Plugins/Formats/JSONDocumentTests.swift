import Engine
import Plugins
import Testing

private func read(_ text: String) throws -> JSONDocument {
    try JSONDocument.read(Source(name: "x.json", text: Array(text.utf8)))
}

@Test("objects keep the order of their keys, and keys are told apart by their bytes")
func orderOfKeys() throws {
    let document = try read(#"{"b": 1, "a": {"e\u0301": true, "\u00e9": [null, 2.5, "x"]}}"#)
    #expect(document.members?.map(\.key) == ["b", "a"])
    #expect(document["a"]?.members?.count == 2)
    guard case .array(let items) = document["a"]?["\u{e9}"] else { return #expect(Bool(false)) }
    #expect(items.map(\.kind) == ["null", "a number", "a text"])
}

@Test(
    "what is not JSON has its place",
    arguments: [
        (#"{"a": 1, "a": 2}"#, "1:12 not JSON: duplicate object key"),
        (#"{"a": 1,}"#, "1:9 not JSON: string or '}' expected"),
        ("[1,\n 2 3]", "2:4 not JSON: ']' expected"),
        ("[99999999999999999999]", "1:21 not JSON: too big integer"),
        ("", "1:1 not JSON: '[' or '{' expected"),
    ])
func badJSON(_ text: String, _ message: String) { #expect(goldenFault { _ = try read(text) } == message) }

@Test("deep nesting is refused")
func deepJSON() {
    let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
    #expect(goldenFault { _ = try read(deep) } == "x.json is nested too deeply (limit 64)")
    #expect(goldenFault { _ = try read(String(repeating: "[", count: 100_000)) }.contains("depth"))
}
