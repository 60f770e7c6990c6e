import Engine
import Language
import Testing

/// The lines that a prompt prints for a text.
private func typed(_ text: String) -> [String] {
    let source = Source(name: "input 1", text: Array(text.utf8))
    do {
        _ = try Parser.parse(source)
        return []
    } catch {
        return (error as? Fault).map { Diagnostic.lines($0, typed: source) } ?? ["\(error)"]
    }
}

@Test("a forgotten comma in brackets")
func forgottenComma() {
    #expect(
        typed("evaluate run, on: [a b]") == [
            "error: elements of [ ] are separated by commas",
            "   | evaluate run, on: [a b]",
            "   |                      ^",
            "   = hint: add a comma (spaces do not separate elements)",
        ])
}

@Test("chained comparisons")
func chainedComparisons() {
    #expect(
        typed("0 < x < 1") == [
            "error: comparisons cannot be chained",
            "   | 0 < x < 1",
            "   |       ^",
            "   = hint: join them with 'and': a < b and b < c",
        ])
}

@Test("a positional value after a named one")
func positionalAfterNamed() {
    #expect(
        typed("roga(rho: 0.05, 0.001)") == [
            "error: a positional value cannot follow a named one",
            "   | roga(rho: 0.05, 0.001)",
            "   |                 ^",
            "   = hint: give it a name, or move it to the front",
        ])
}

@Test("a sign that could be an operation")
func ambiguousSign() {
    #expect(
        typed("print -1") == [
            "error: this '-' has a space before it but none after, so it could be a sign or an operation",
            "   | print -1",
            "   |       ^",
            "   = hint: write  a - b ;  or for the sign: f(-b), [a, -b]",
        ])
}

@Test("English clauses are answered with the line to write")
func englishClauses() {
    #expect(
        typed("train net on mix with roga(rho: 0.05, alpha: 0.001) for 5 epochs") == [
            "error: I did not expect 'on' here",
            "   | train net on mix with roga(rho: 0.05, alpha: 0.001) for 5 epochs",
            "   |           ^",
            "   = write: train net, on: mix, with: roga(rho: 0.05, alpha: 0.001), epochs: 5"
                + "      (Tab puts this on the line)",
        ])
    #expect(
        typed("run = train net on mix").last
            == "   = write: run = train net, on: mix      (Tab puts this on the line)")
    #expect(
        typed("evaluate run on [a, b]").last
            == "   = write: evaluate run, on: [a, b]      (Tab puts this on the line)")
}

@Test("the three traps of MATLAB are errors", arguments: ["print -1", "[1 -2]", "x -1"])
func signTraps(_ text: String) {
    #expect(typed(text)[0].contains("has a space before it but none after"))
}

/// A text, the message's start and the hint.
private let messages: [(String, String, String)] = [
    ("a && b", "'&&' is 'and' here", "write  a and b"),
    ("a || b", "'||' is 'or' here", "write  a or b"),
    ("2 ** 3", "'**' is '^' here", "write  a^b"),
    ("x |> f", "'|>' is a dot here", "write  x.f(y)"),
    ("x %>% f(y)", "'%>%' is a dot here", "write  x.f(y)"),
    ("if a { 1 } elif b { 2 }", "'elif' is 'else if' here", "write  } else if …"),
    ("map(xs, lambda x: x)", "a function has no word before it", "write  x => x^2"),
    ("def f(x): x", "'def' is 'fn' here", "write  fn name(x) = x^2"),
    ("import numpy as np", "'import' is 'use' here", "write  use \"file.roga\" as name"),
    ("x <- 3", "'<-' is '=' here", "to assign write  x = 3 ;  to compare with a negative number  x < -3"),
    ("A .* B", "'.*' is '*' here", "* is element-wise, and @ is the product of matrices"),
    ("a ~= b", "'~=' is '!=' here", "write  a != b"),
    ("B = A'", "a text cannot touch the name before it", "to transpose write  A.T"),
    ("if !done { 1 }", "'!' is 'not' here", "write  not a"),
    ("x = a ? b : c", "'?' does not choose here", "write  if a { b } else { c }"),
    ("x = a if b else c", "'if' comes before the values it chooses between", "write  if b { a } else { c }"),
    ("[a if b else c]", "'if' comes before the values it chooses between", "write  if b { a } else { c }"),
    (
        "if a { 1 }\nelse { 2 }", "'else' has no 'if' here",
        "put else on the line of the closing brace: } else {"
    ),
    ("f(a = 1)", "arguments are named with a colon", "write name: value"),
    ("f(a b)", "arguments are separated by commas", "add a comma (spaces do not separate elements)"),
    (
        "{a: 1 b: 2}", "entries of { } are separated by commas",
        "add a comma (spaces do not separate elements)"
    ),
    (
        "if x = 1 { 2 }", "I did not expect '=' here",
        "to compare write ==; to name an argument write name: value"
    ),
    (
        "print f\"{x}\"", "I did not expect '\"{x}\"' here",
        "texts have no prefix: \"{x} items\" puts values in"
    ),
    ("(1, 2)", "a parenthesis holds one value", "several values are a list: [a, b]"),
    ("x = 5.", "a digit is missing after the point", "write 5.0"),
    ("2x", "'x' is not a unit", "units are ms s min h, and kB MB GB KiB MiB GiB; to multiply write  2*x"),
    (
        "99999999999999999999", "99999999999999999999 is too large for an exact integer",
        "write it as a real number: 99999999999999999999.0"
    ),
    ("break", "'break' outside a loop", ""),
    ("fn f() { break }", "'break' outside a loop", ""),
    ("return 1", "'return' outside a function", ""),
    ("fn f(x, x) = x", "two parameters are called x", ""),
    ("fn f(x: itn) = x", "there is no type 'itn'", "did you mean int?"),
    ("\"abc", "this text is never closed", "close it with \""),
    (
        "\"a {b\"", "a '{' in a text is never closed",
        "write \\{ for a brace; a text inside { } is written '…'"
    ),
    ("\"a } b\"", "a '}' alone in a text", "write \\} for a brace"),
    ("x = (1 + 2", "'(' is never closed", "it was opened at line 1; close it with ')'"),
    ("fn f() {\n  x = 1\n", "'{' is never closed", "it was opened at line 1; close it with '}'"),
    (
        "x = [1,\n  2 3]", "elements of [ ] are separated by commas",
        "add a comma (spaces do not separate elements); the bracket was opened at line 1"
    ),
    (
        "x = f(1\ny = 2", "arguments are separated by commas",
        "add a comma (spaces do not separate elements); the bracket was opened at line 1"
    ),
    ("x = €", "'€' is not part of the language", "names are letters, digits and _; texts stand in quotes"),
    ("a, b += 1", "'+=' changes one name at a time", ""),
    ("f({ x = 1 })", "a block cannot stand here", "a record is written {name: value}"),
]

@Test("each mistake has its message and its hint", arguments: messages)
func messageAndHint(_ text: String, _ message: String, _ hint: String) throws {
    let fault = try #require(throws: Fault.self) {
        try Parser.parse(Source(name: "x", text: Array(text.utf8)))
    }
    #expect(fault.kind == .syntax)
    #expect(fault.message == message)
    #expect(fault.hint ?? "" == hint)
    #expect(fault.place != nil)
}

@Test("bytes that are no text are refused with line and byte")
func badBytes() throws {
    func message(_ bytes: [UInt8]) -> String? {
        do {
            _ = try Parser.parse(Source(name: "x", text: bytes))
            return nil
        } catch { return (error as? Fault)?.message }
    }
    #expect(
        message(Array("a\nb\n".utf8) + [UInt8](repeating: 65, count: 16) + [0xFF])
            == "line 3: not UTF-8 at byte 17")
    #expect(message([0xC0, 0x80]) == "line 1: not UTF-8 at byte 1")
    #expect(message([0xED, 0xA0, 0x80]) == "line 1: not UTF-8 at byte 1")
    #expect(message(Array("x = 1\n".utf8) + [0]) == "line 2: a NUL byte at byte 1")
    #expect(message([0xEF, 0xBB, 0xBF] + Array("x = 1\r\ny = 2\r\n".utf8)) == nil)
    #expect(
        message([UInt8](repeating: 65, count: (1 << 20) + 2)) == "line 1 is too long (limit 1048576 bytes)")
}
