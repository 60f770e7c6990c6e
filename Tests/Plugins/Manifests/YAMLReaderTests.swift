import Engine
import Plugins
import Testing

private func read(_ text: String) throws -> YAMLNode {
    try YAMLReader.read(Source(name: "x.yaml", text: Array(text.utf8)))
}

@Test("plain scalars look like what they are; quoted ones are texts")
func scalars() throws {
    let node = try read(
        "[48, -3, 0.5, 1e-3, true, false, null, ~, no, on, 'true', \"48\", 1.2.3, 0x10, 08, .5, 1_000]")
    guard case .list(let values) = node.natural else { return #expect(Bool(false)) }
    #expect(
        values.map(\.literal) == [
            "48", "-3", "0.5", "0.001", "true", "false", "null", "null", "\"no\"", "\"on\"", "\"true\"",
            "\"48\"",
            "\"1.2.3\"", "\"0x10\"", "8", "0.5", "\"1_000\"",
        ])
}

@Test(
    "what is not plain data is refused at its place",
    arguments: [
        ("a: 1\nb: 2\na: 3\n", "3:1 the key a is given twice | the first is on line 1"),
        (
            "a: !!python/object:os.system x\n",
            "1:4 tags (tag:yaml.org,2002:python/object:os.system) are not read: a manifest is plain data"
        ),
        ("a: !x [1]\n", "1:4 tags (!x) are not read: a manifest is plain data"),
        ("a: {<<: b}\n", "1:5 merge keys (<<) are not read | write extends: NAME"),
        ("a: 1\n---\nb: 2\n", "2:1 a second document begins here; a manifest is one document"),
        ("a:\n\tb: 1\n", "2:1 a tab stands here | indent with spaces"),
        ("? [a]\n: 1\n", "1:3 a key must be a text"),
        ("a: *x\n", "1:4 there is no anchor &x before this alias"),
        ("a: &x [*x]\n", "1:8 there is no anchor &x before this alias"),
        ("a: \"x\\0y\"\n", "1:4 a text contains NUL"),
        (
            "a: [1, 2\nb: 3\n",
            "2:2 not YAML: did not find expected ',' or ']' | while parsing a flow sequence that begins "
                + "on line 1"
        ),
        ("", "1:1 the document is empty"), ("# nothing\n", "2:1 the document is empty"),
    ])
func refusedYAML(_ text: String, _ message: String) { #expect(goldenFault { _ = try read(text) } == message) }

@Test("bytes that are not UTF-8, UTF-16 and NUL are refused with the byte")
func encodings() throws {
    func fault(_ bytes: [UInt8]) -> String {
        goldenFault { _ = try YAMLReader.read(Source(name: "x", text: bytes)) }
    }
    #expect(
        fault(Array("a: é\nb: ".utf8) + [0xC3, 0x28]) == "2:4 not UTF-8 at byte 9 | save the file as UTF-8")
    #expect(fault([0xFF, 0xFE, 0x61, 0]) == "1:1 not UTF-8 at byte 0 | save the file as UTF-8")
    #expect(fault(Array("a: \0".utf8)) == "1:4 a NUL in the text")
    #expect(fault(Array("a: \u{1}".utf8)).contains("control characters are not allowed"))
}

@Test("a byte order mark and CRLF are accepted, and places count characters beyond ASCII")
func marks() throws {
    let text = [0xEF, 0xBB, 0xBF] + Array("ä: ö\r\nb: {x: 1, x: 2}\r\n".utf8)
    #expect(
        goldenFault { _ = try YAMLReader.read(Source(name: "x", text: text)) }
            == "2:11 the key x is given twice | the first is on line 2")
    let plain = try YAMLReader.read(Source(name: "x", text: [0xEF, 0xBB, 0xBF] + Array("ä: ö\r\n".utf8)))
    #expect(plain.entries?.first?.key == "ä")
}

@Test("nesting beyond 64 is refused early, flow and block alike")
func depth() {
    let flow = String(repeating: "[", count: 100_000)
    #expect(goldenFault { _ = try read(flow) } == "1:65 nested too deeply (limit 64)")
    #expect(
        goldenFault { _ = try read(String(repeating: "{a: ", count: 50_000)) }.hasSuffix(
            "nested too deeply (limit 64)"))
    #expect(
        goldenFault { _ = try read(String(repeating: "- ", count: 50_000)) }.hasSuffix(
            "nested too deeply (limit 64)"))
    #expect(throws: Never.self) {
        try read(String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
    }
}

@Test("aliases count as what they stand for: a bomb is refused")
func bombs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<9 {
        let items = (0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", ")
        text += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(
        goldenFault { _ = try read(text) }.hasSuffix(
            "the document has more than 100000 nodes, aliases expanded"))
    #expect(throws: Never.self) { try read("a: &x {b: 1}\nc: *x\n") }
}

@Test("a mebibyte of anything is read or refused within half a second")
func mebibytes() {
    let limit = 1 << 20
    for unit in [
        "[", "{a: ", "- ", "a: 1\n", "? ", "&a ", "*a ", "\"", "'", "!", "%", "|\n", "#", "a", "[a, ", "- - ",
        "\t", "é",
    ] {
        let text = String(repeating: unit, count: limit / unit.utf8.count)
        let time = processorSeconds { _ = try? read(text) }
        #expect(time < 0.5, "\(unit) took \(time) s")
    }
    #expect(
        goldenFault { _ = try read(String(repeating: "a", count: limit + 1)) }.contains(
            "a manifest has at most 1048576"))
}

@Test("mutants of a manifest never crash the reader")
func mutants() throws {
    let text = Array(
        "version: 1\ndatasets:\n  a: &x {loader: digits, angles: [0, 15], about: \"é\"}\n  b: *x\n".utf8)
    var stream = Stream(seed: 3, .probe)
    let pool = Array("[]{}:,-?&*!|>'\"%@`#\n\t \\<~0a".utf8) + [0, 0x85, 0xC3, 0xFF]
    for _ in 0..<2000 {
        var changed = text
        for _ in 0...stream.int(below: 4) {
            changed[stream.int(below: changed.count)] = pool[stream.int(below: pool.count)]
        }
        _ = try? Manifest(Source(name: "x", text: changed), folder: ".")
    }
}
