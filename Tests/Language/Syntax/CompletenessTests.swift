import Engine
import Language
import Testing

@Test(
    "an input is complete, or says how far to indent, or is wrong whatever follows",
    arguments: [
        ("x = 1", InputState.complete), ("", .complete), ("# a comment", .complete),
        ("print \"a\"", .complete),
        ("x = 1 +", .incomplete(indent: 2)), ("x =", .incomplete(indent: 2)),
        ("a and", .incomplete(indent: 2)),
        ("mix.", .incomplete(indent: 2)), ("f = x =>", .incomplete(indent: 2)),
        ("0..1 by", .incomplete(indent: 2)),
        ("f(", .incomplete(indent: 2)), ("f([1,", .incomplete(indent: 4)), ("{a: 1,", .incomplete(indent: 2)),
        ("fn f(x) {", .incomplete(indent: 2)), ("fn f(x) {\n  if x {", .incomplete(indent: 4)),
        ("fn f(x) {\n  x = 1\n", .incomplete(indent: 2)), ("train net,", .incomplete(indent: 2)),
        ("\"\"\"several", .incomplete(indent: 0)), ("x = (\"a\"", .incomplete(indent: 2)),
        ("if a {\n}", .complete), ("f(1))", .error), ("\"abc", .error), ("x = 1 2", .error),
        ("fn f(x)", .error),
        ("roga(rho: 1, 2", .error), ("0 < x < 1", .error), ("for x", .error), ("try { 1 }", .error),
        ("]", .error),
    ])
func inputState(_ text: String, _ state: InputState) {
    #expect(InputState(of: text) == state)
}

/// The statements that a prompt makes of a text: lines are collected until they are complete.
private func typedStatements(_ text: String) throws -> [String] {
    var statements: [String] = []
    var pending = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        pending += (pending.isEmpty ? "" : "\n") + line
        switch InputState(of: pending) {
        case .incomplete: continue
        case .error: throw Fault(.syntax, pending)
        case .complete:
            let program = try Parser.parse(Source(name: "typed", text: Array(pending.utf8)))
            statements += program.statements.map(\.text)
            pending = ""
        }
    }
    return statements
}

@Test(
    "a program typed line by line gives the statements of the whole file",
    arguments: SampleFiles.all.map(\.name))
func typedLineByLine(_ name: String) throws {
    let text = SampleFiles.text(name)
    let whole = try Parser.parse(Source(name: name, text: Array(text.utf8)))
    #expect(try typedStatements(text) == whole.statements.map(\.text))
    #expect(whole.statements.count > 3)
}
