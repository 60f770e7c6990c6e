import Engine
import Language
import Testing

/// Parses a text; whether it is accepted, and the fault's lines otherwise.
private func parsed(_ bytes: [UInt8]) -> (accepted: Bool, lines: [String]) {
    do {
        _ = try Parser.parse(Source(name: "x.roga", text: bytes))
        return (true, [])
    } catch {
        return (false, (error as? Fault).map { Diagnostic.lines($0) } ?? [])
    }
}

/// Whether lines can go to a terminal: short, no control characters.
private func isFit(_ lines: [String]) -> Bool {
    let text = lines.joined(separator: "\n")
    return text.utf8.count <= 1024
        && text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 || $0 == "\n" }
}

@Test("every single-character deletion of the sample programs is accepted or refused with a place")
func deletions() {
    var count = 0
    for (_, text) in SampleFiles.all {
        let bytes = Array(text.utf8)
        for index in bytes.indices {
            var shorter = bytes
            shorter.remove(at: index)
            let (accepted, lines) = parsed(shorter)
            if !accepted { #expect(lines.count >= 4 && isFit(lines), "\(lines)") }
            _ = InputState(of: String(decoding: shorter.prefix(index), as: UTF8.self))
            count += 1
        }
    }
    #expect(count > 9000)
}

@Test("random bytes, and random pieces of the language, never crash the parser")
func randomInput() {
    var generator = SystemRandomNumberGenerator()
    let words = [
        "x", "fn", "=", "=>", "(", ")", "[", "]", "{", "}", ",", ";", "\n", "if", "else", "for", "in",
        "while", "\"", "'",
        "\"\"\"", "{x:", ".", "..", "...", ":", "1", "1.5", "-", "+", "^", "not", "and", "try", "catch",
        "use", "param",
        "#>", "# %% [markdown] a=b\n", "time", "@", "//", "\\", " ", "  ", "break", "return", "by", "|>", "é",
        "\u{1b}",
    ]
    for round in 0..<3000 {
        let bytes: [UInt8] =
            round % 3 == 0
            ? (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            : (0..<Int.random(in: 0..<40, using: &generator)).flatMap { _ in
                Array(words[Int.random(in: words.indices, using: &generator)].utf8)
                    + (Bool.random(using: &generator) ? [32] : [])
            }
        let (accepted, lines) = parsed(bytes)
        #expect(accepted || isFit(lines) && !lines.isEmpty, "\(bytes)")
        _ = InputState(of: String(decoding: bytes, as: UTF8.self))
    }
}

@Test(
    "nesting beyond the limit is refused before it costs anything",
    arguments: [
        "(", "[", "{a: ", "f(", "x[", "-", "not ", "2^", "x => ", "if x { ", "time ", "[x for x in ",
    ])
func deepNesting(_ piece: String) {
    let clock = ContinuousClock()
    let text = String(repeating: piece, count: 80_000)
    let start = clock.now
    let (accepted, lines) = parsed(Array(text.utf8))
    #expect(!accepted)
    #expect(lines[0].contains("nested too deeply (limit 200)"), "\(lines)")
    // The contract is 0.1 s for one; lexing 80,000 pieces is most of it. Room for a loaded machine.
    #expect(clock.now - start < .seconds(1))
}

@Test("a type nested beyond the limit is refused")
func deepType() {
    #expect(
        parsed(Array("fn f(x: \(String(repeating: "list<", count: 5000))".utf8)).lines[0].contains(
            "too deeply"))
}

@Test(
    "flat chains of 100,000 terms are read, evaluated and freed",
    arguments: [
        ("1" + String(repeating: " + 1", count: 99_999), "100000"),
        ("[1" + String(repeating: ", 1", count: 99_999) + "].size", "100000"),
        ("true" + String(repeating: " and true", count: 99_999), "true"),
        ("2 * 1" + String(repeating: " * 1", count: 99_999), "2"),
        ("x = {a: 1}\nx" + String(repeating: ".size", count: 50_000), "1"),
        ("if false { 1 }" + String(repeating: " else if false { 1 }", count: 50_000) + " else { 7 }", "7"),
    ])
func longChains(_ text: String, _ shown: String) {
    #expect(TestSession().run(text).last == shown)
}

@Test("a million bytes in one text or name are read in linear time")
func longTokens() {
    let clock = ContinuousClock()
    let start = clock.now
    #expect(parsed(Array("x = \"\(String(repeating: "a", count: 1_000_000))\"".utf8)).accepted)
    #expect(parsed(Array(String(repeating: "é", count: 500_000).utf8)).accepted)
    #expect(parsed(Array(String(repeating: "x = 1\n", count: 100_000).utf8)).accepted)
    #expect(clock.now - start < .seconds(5))
}

@Test("a fault in a line of megabytes is shown in a window around the caret")
func longLine() {
    let text =
        "x = [" + String(repeating: "1, ", count: 100_000) + "a b" + String(repeating: ", 1", count: 100_000)
        + "]"
    let lines = parsed(Array(text.utf8)).lines
    #expect(isFit(lines))
    let caret = lines[3].distance(
        from: lines[3].startIndex, to: lines[3].firstIndex(of: "^") ?? lines[3].startIndex)
    #expect(Array(lines[2])[caret] == "b")
}
