import Engine
import Language
import Testing

/// Whether `#>` lines accept what was printed.
private func accepts(_ expected: [String], _ printed: [String]) throws -> Bool {
    let text = "x = 1\n" + expected.map { "#> \($0)" }.joined(separator: "\n")
    let program = try Parser.parse(Source(name: "x", text: Array(text.utf8)))
    #expect(program.statements[0].expected.map(\.text) == expected)
    return Expectation.difference(program.statements[0].expected, printed) == nil
}

@Test(
    "expected lines accept what they say",
    arguments: [
        ("df 0.2778   f2f 0.1667", "df 0.2778 f2f 0.16668", true), ("0.2778", "0.2779", true),
        ("0.2778", "0.2780", false),
        ("1.2e-05", "1.31e-05", false), ("1.2e-05", "1.3e-05", true), ("[1, 1.6667]", "[1, 1.66666]", true),
        ("120", "121", false),
        ("120", "119.9998", true), ("0.82..0.88", "0.85", true), ("0.82..0.88", "0.881", false),
        ("1..5", "1..5", true),
        ("auc 0.8..0.9 n 5", "auc 0.85 n 5", true),
        ("caught: ...sizes 3 and 2... at line 20", "caught: x (3,) sizes 3 and 2 (d) at line 20", true),
        ("a...b...c", "aXbYc", true), ("a...b", "aXc", false), ("nan", "nan", true),
        ("f32 [2, 4]", "f32 [2, 5]", false), ("f32", "f64", false),
        ("-0.5", "0.5", false), ("a", "a ", true), ("a  b", "a b", true), ("a b", "ab", false),
        ("x1", "x2", false),
    ])
func expectedLine(_ want: String, _ printed: String, _ isAccepted: Bool) throws {
    #expect(try accepts([want], [printed]) == isAccepted)
}

@Test("dots alone stand for any number of lines")
func dotsAlone() throws {
    #expect(try accepts(["a", "...", "z"], ["a", "b", "c", "z"]))
    #expect(try accepts(["a", "...", "z"], ["a", "z"]))
    #expect(try accepts(["..."], []))
    #expect(try !accepts(["a", "...", "z"], ["a", "b"]))
    #expect(try !accepts(["a"], ["a", "b"]))
    #expect(try !accepts(["a", "b"], ["a"]))
    #expect(
        try accepts(
            [String](repeating: "...", count: 50) + ["z"], [String](repeating: "y", count: 200) + ["z"]))
}

@Test("an expected error goes on, an expected exit ends the program")
func expectedErrors() throws {
    let text = "1/\"a\"\n#> error: a number / ...\nexit 10\n#> exit 10\n"
    let program = try Parser.parse(Source(name: "x", text: Array(text.utf8)))
    #expect(
        Expectation.expects(Fault(.type, "a number / a text has no meaning"), program.statements[0].expected))
    #expect(!Expectation.expects(Fault(.type, "something else"), program.statements[0].expected))
    #expect(Expectation.exitCode(program.statements[1].expected) == 10)
    #expect(Expectation.exitCode(program.statements[0].expected) == nil)
}

@Test("a difference names both lines and stands at the expected one")
func differencePlace() throws {
    let program = try Parser.parse(Source(name: "x", text: Array("x\n#> 1\n#> 2\n".utf8)))
    let fault = try #require(Expectation.difference(program.statements[0].expected, ["1", "3"]))
    #expect(fault.kind == .check && fault.message == "expected 2, and it printed 3" && fault.place?.line == 3)
}
