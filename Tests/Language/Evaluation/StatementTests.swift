import Engine
import Language
import Testing

@Test(
    "what is shown: values of expressions, unless hidden, null, or of functions that work silently",
    arguments: [
        ("x = 3", []), ("x = 3\nx", ["3"]), ("3;", []), ("null", []), ("print 3", ["3"]),
        ("if true { 4 }", ["4"]), ("if false { 4 }", []),
        ("if true { print 5 }", ["5"]), ("if true { 6; }", []), ("1; 2", ["2"]), ("for i in 1..2 { i }", []),
        ("fn f() = 1", []),
        ("whos", [""]), ("print", ["print(value: any)"]), ("whos = 3\nwhos", ["3"]),
        ("f = x => print(x)\nf(3)", ["3", "3"]),
        ("quiet print 3", []), ("quiet 3", []), ("\"text\"", ["\"text\""]), ("time = 3\ntime", ["3"]),
        ("[print(1)];", ["1"]),
    ])
func echo(_ code: String, _ printed: [String]) {
    #expect(TestSession().run(code) == printed)
}

@Test(
    "prefix words are names where no statement follows",
    arguments: [
        ("trace = x => x + 1\ntrace(1)", "2"), ("time = 3\ntime + 1", "4"), ("bg = {a: 5}\nbg.a", "5"),
        ("quiet = [7]\nquiet[0]", "7"),
        ("profile = 1\nprofile", "1"), ("explain = true\nexplain and true", "true"),
        ("time = 2\ntime in [2]", "true"),
        ("quiet = 1\nquiet == 1", "true"),
        (
            "trace = 4\ntrace -1",
            "error: this '-' has a space before it but none after, so it could be a sign or an operation"
        ),
    ])
func prefixNames(_ code: String, _ shown: String) {
    #expect(TestSession().run(code).last == shown)
}

@Test(
    "a newline counts as nothing in brackets and after operators, commas, =, => and dots",
    arguments: [
        ("x = 1 +\n\n 2\nx", "3"), ("x =\n 3\nx", "3"), ("f = x =>\n x + 1\nf(1)", "2"), ("(1\n+ 2\n)", "3"),
        ("[1,\n\n2\n]", "[1, 2]"),
        ("r = {a: 1,\n b: 2\n}\nr.b", "2"), ("print 1,\n 2", "1 2"), ("true and\n true", "true"),
        ("not\n true", "false"), ("3 in\n [3]", "true"),
        ("for i in\n 1..2 { print i }", "2"), ("x,\n y = [1, 2]\ny", "2"), ("[1, 2].\nsize", "2"),
        ("([1, 2]\n .size)", "2"), ("0..1 by\n 0.5", "0..1 by 0.5"),
        ("f((x => {\n y = x\n y + 1\n})(1))", "error: there is no 'f'"),
        ("x = [y => {\n z = y\n z*2\n}, 1]\nx[0](4)", "8"), ("1; 2; 3", "3"),
        ("x = 1 # a comment\nx", "1"), ("roga(for: 3, if: 4).if", "4"),
        (
            "print -x",
            "error: this '-' has a space before it but none after, so it could be a sign or an operation"
        ),
    ])
func newlines(_ code: String, _ shown: String) {
    #expect(TestSession().run(code).last == shown)
}

@Test("prefix words measure, and say where they come from if the host has none")
func prefixWords() {
    let session = TestSession()
    let timed = session.run("time 1 + 1")
    #expect(timed.count == 2 && timed[0].contains(" wall, ") && timed[0].hasSuffix(" cpu") && timed[1] == "2")
    let measured = session.run("timeit 1 + 1")
    #expect(measured.count == 1 && measured[0].contains("best of 5") && measured[0].hasSuffix("runs/s"))
    #expect(session.run("time x = 5").count == 1)
    #expect(session.run("x") == ["5"])
    #expect(session.run("profile x") == ["error: 'profile' comes with the session"])
    #expect(session.run("explain x") == ["explain a number"])
    #expect(session.run("bg y = 3") == ["error: 'bg' comes with the session"])
}

@Test(
    "texts: interpolation, formats, escapes, raw and of several lines",
    arguments: [
        ("\"a {1 + 1} b\"", "\"a 2 b\""), ("\"{1/3:.3f}\"", "\"0.333\""),
        ("\"{0.00012:.2e}\"", "\"1.20e-04\""), ("\"{42:5d}|\"", "\"   42|\""),
        ("\"{'ab':5s}|\"", "\"ab   |\""), ("\"{0.256:%}\"", "\"26%\""), ("\"{0.256:.1%}\"", "\"25.6%\""),
        ("\"{[0.6, 1]:.3f}\"", "\"[0.600, 1.000]\""),
        ("\"{[1, 2; 3, 4]:.1f}\"", "\"[[1.0, 2.0], [3.0, 4.0]]\""), ("\"\\{x\\}\"", "\"\\{x\\}\""),
        ("print \"\\{x\\}\"", "{x}"), ("print \"a\\tb\"", "a\tb"),
        ("print 'raw \\d+ {x}'", "raw \\d+ {x}"), ("r = {a: 1}\n\"{r.a}\"", "\"1\""),
        ("\"{[1, 2][0]}\"", "\"1\""), ("\"{ {a: 5}.a }\"", "\"5\""),
        ("x = \"q\"\n\"{x}\"", "\"q\""), ("print \"é\\u{1F600}\\x41\"", "é😀A"),
        ("size(\"\"\"a\n\"b\" {1}\"\"\")", "1"), ("print \"\\x1b[31m\"", "\\x1b[31m"),
        ("\"{null} {true} {[1, 'a']}\"", "\"null true [1, \\\"a\\\"]\""),
        ("\"{if true {1} else {2}}\"", "\"1\""), ("\"{x => x}\"", "\"x => …\""),
        ("\"{3:q}\"", "error: 'q' is not a format"),
        ("\"{2.5:d}\"", "error: the format d is for whole numbers, and this is 2.5"),
        ("\"{'a':.2f}\"", "error: the format f is for numbers, and this is a text"),
    ])
func texts(_ code: String, _ shown: String) {
    #expect(TestSession().run(code).last == shown)
}

@Test("a text with a line end is printed in two lines, and goes into other texts as it is")
func lineEnds() {
    #expect(TestSession().run("x = \"a\\nb\"\nprint \"{x}!\"\nx") == ["a", "b!", "\"a\\nb\""])
    #expect(TestSession().run("print \"\"\"one\ntwo\"\"\"") == ["one", "two"])
}

@Test("parameters: types, overrides as literals of the language, and what keeps its type")
func parameters() throws {
    let text = """
        # passes over the data
        param epochs: int = 5
        param objective: "erm" | "sam" = "erm"
        param rho = 0.05
        param seeds = [0, 1, 2]
        param out = "loo"
        param flag = false
        param limit: duration? = null
        [epochs, rho]
        objective
        seeds
        out
        flag
        limit
        """
    func run(_ overrides: [String: String]) -> [String] {
        let session = TestSession()
        session.interpreter.overrides = overrides
        return session.run(text)
    }
    #expect(run([:]) == ["[5, 0.05]", "\"erm\"", "[0, 1, 2]", "\"loo\"", "false"])
    #expect(
        run([
            "epochs": "10", "objective": "sam", "rho": "1", "seeds": "[3, 4]", "out": "runs/a",
            "flag": "true", "limit": "2min",
        ])
            == ["[10, 1]", "\"sam\"", "[3, 4]", "\"runs/a\"", "true", "120"])
    #expect(run(["seeds": "0..2", "out": "5"]).dropFirst(2) == ["0..2", "\"5\"", "false"])
    #expect(run(["epochs": "2.5"]) == ["error: parameter epochs must be int, and is a number"])
    #expect(run(["epochs": "many"]) == ["error: parameter epochs must be int, and is \"many\""])
    #expect(
        run(["objective": "roga"]) == [
            "error: parameter objective must be \"erm\" | \"sam\", and is \"roga\""
        ])

    let program = try Parser.parse(Source(name: "x", text: Array(text.utf8)))
    #expect(
        program.parameters.map(\.type) == [
            "int", "\"erm\" | \"sam\"", "number", "list<int>", "text", "bool", "duration?",
        ])
    #expect(program.parameters[0].help == "passes over the data")
    #expect(program.parameters[3].defaultText == "[0, 1, 2]")
    #expect(TestSession().run("param n = 3\nn = \"a\"") == ["error: parameter n must be int, and is \"a\""])
    #expect(TestSession().run("param f = true\nf = \"false\"\nf") == ["false"])
    #expect(TestSession().run("param rho = 0.05\nrho = 1\nrho") == ["1"])
}

@Test("an override never evaluates more than a literal")
func overridesAreLiterals() {
    let session = TestSession()
    session.interpreter.overrides = ["out": "print(1)", "n": "size([1, 2])"]
    #expect(session.run("param out = \"a\"\nout") == ["\"print(1)\""])
    #expect(session.run("param n = 1\nn") == ["error: parameter n must be int, and is \"size([1, 2])\""])
}

@Test("use runs a file once, in a session of its own, silently")
func use() {
    let session = TestSession()
    session.files = [
        "lib/tools.roga": "print \"loading\"\nx = 3\nfn twice(y) = k*y\nk = 2\nuse \"more.roga\"",
        "lib/more.roga": "z = 7",
    ]
    let text =
        "x = 1\nuse \"lib/tools.roga\" as tools\nuse \"lib/tools.roga\"\nprint x, tools.x, tools.twice(5), tools.more.z"
    #expect(session.run(text) == ["1 3 10 7"])
    #expect(session.run("tools.twic") == ["error: a module has no 'twic'"])
    #expect(session.run("use data.forge\ndf") == ["\"deepfakes\""])
    #expect(session.run("use data.forg") == ["error: there is no data.forg"])
    #expect(session.run("use \"none.roga\"") == ["error: none.roga: no such file"])
}

@Test("a file that uses itself, or two that use each other, see what is defined so far")
func circularUse() {
    let session = TestSession()
    session.files = ["a.roga": "x = 1\nuse \"b.roga\"\ny = b.seen", "b.roga": "use \"a.roga\"\nseen = a.x"]
    #expect(session.run("use \"a.roga\"\na.y") == ["1"])
    let own = TestSession()
    own.files = ["test.roga": "x = 1\nprint \"running\"\nuse \"test.roga\" as lib\nprint lib.x"]
    own.interpreter.adopt(own.module, identity: "test.roga")
    #expect(own.run(own.files["test.roga"] ?? "") == ["running", "1"])
}

@Test("faults in used files are found before anything runs, and name the chain")
func faultsInUsedFiles() {
    let session = TestSession()
    session.files = ["a.roga": "use \"b.roga\"", "b.roga": "x = (1"]
    #expect(session.run("print 1\nfn f() { use \"a.roga\" }") == ["error: '(' is never closed"])
    session.files = ["c.roga": "x = 1\ny = szie(x)"]
    let fault = session.fault("print 1\nuse \"c.roga\"", name: "main.roga")
    #expect(
        fault.map { Diagnostic.lines($0) } == [
            "error: there is no 'szie'", "  --> c.roga:2:5", "   | y = szie(x)", "   |     ^^^^",
            "   = hint: did you mean size?",
            "   called from main.roga:2  use \"c.roga\"",
        ])
}

@Test("a recipe tells the host when it begins, with its parameters in order, and when it ends")
func recipes() throws {
    let text = "# Trains.\nrecipe loo(held: int, epochs: int = 5) {\n  held + epochs\n}"
    #expect(TestSession().run(text + "\nloo(1)") == ["begin loo held epochs", "end", "6"])
    let program = try Parser.parse(Source(name: "x", text: Array(text.utf8)))
    #expect(program.recipes.map(\.signature) == ["loo(held: int, epochs: int = 5)"])
    #expect(program.recipes.map(\.help) == ["Trains."])
}

@Test("cells have titles, tags and text")
func cells() throws {
    let text = "# %% Look at it [markdown] slideshow=skip\n# text\n# %%\nx = 1\n# %%none\n"
    let cells = try Parser.parse(Source(name: "x", text: Array(text.utf8))).cells
    #expect(cells.map(\.title) == ["Look at it", ""])
    #expect(cells.map(\.isMarkdown) == [true, false])
    #expect(cells[0].tags == ["slideshow": "skip"])
}

@Test("faults inside functions name their callers, innermost first")
func callers() {
    let text = "fn inner(x) = x + \"a\"\nfn outer(x) {\n  inner(x)\n}\nouter(1)"
    #expect(
        TestSession().fault(text).map { Diagnostic.lines($0) } == [
            "error: a number + a text has no meaning", "  --> test.roga:1:17", "   | fn inner(x) = x + \"a\"",
            "   |                 ^",
            "   called from test.roga:3  inner(x)", "   called from test.roga:5  outer(1)",
        ])
}
