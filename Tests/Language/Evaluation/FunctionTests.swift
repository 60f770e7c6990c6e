import Engine
import Language
import Testing

@Test(
    "functions, lambdas and their arguments",
    arguments: [
        ("fn area(w, h = 1.0) = w*h\narea(3)", "3"), ("fn area(w, h = 1.0) = w*h\narea(3, h: 2)", "6"),
        ("fn f(x, y = x + 1) = x*y\nf(3)", "12"), ("f = x => x^2\nf(3)", "9"),
        ("f = (a, b = 1) => { c = a + b\n c*2 }\nf(2)", "6"),
        ("f = () => {a: 1}\nf().a", "1"), ("f = () => { }\nf()", "{}"), ("f = () => {\n 3\n}\nf()", "3"),
        ("(x => x + 1)(2)", "3"),
        ("fn fact(n: int) = if n <= 1 { 1 } else { n*fact(n - 1) }\nfact(20)", "2432902008176640000"),
        ("fn f() { return 3\n 4 }\nf()", "3"),
        ("fn f(x) { if x > 1 { return \"big\" }\n \"small\" }\nf(2)", "\"big\""),
        ("fn f() { for i in 1..9 { if i == 4 { return i } } }\nf()", "4"),
        ("fn f(x) { y = if x { return 1 } else { 2 }\n y }\nf(true)", "1"),
        ("opts = {rho: 0.5}\nroga(...opts)", "rho 0.5"), ("fn f(a, b) = a - b\nf(...[5, 2])", "3"),
        ("fn f(a, b) = a - b\nf(...{b: 1, a: 9})", "8"),
        ("f = a => b => a + b\nf(1)(2)", "3"), ("fs = [k => k*i for i in 1..3]\nfs[1](10)", "20"),
        ("x = 1\nf = () => x\nx = 5\nf()", "5"),
        ("fn g() { x = 1\n f = () => x\n x = 5\n f() }\ng()", "1"),
        ("i = 5\nfn f() = i\n[f() for i in 1..3]", "[5, 5, 5]"),
        ("x = 1\nfn f() { x = 2 }\nf()\nx", "1"), ("[x for x in 1..3];\nx", "error: there is no 'x'"),
        ("if true { y = 3 }\ny", "3"), ("for i in 1..3 { }\ni", "3"), ("fn f() {}\nf()", nil),
        ("f = fact\nfn fact(n) = n", "error: there is no 'fact'"),
        ("fn f(a, b) = a\nf(1)", "error: f needs b"),
        ("fn f(a) = a\nf(1, 2)", "error: f takes 1 arguments, and 2 are given"),
        ("fn f(a) = a\nf(b: 1)", "error: f has no argument called b"),
        ("fn f(a) = a\nf(1, a: 2)", "error: f: a is given twice"),
        ("x = 3\nx(1)", "error: x is a number, not a function"),
        ("x = [1]\nx [0]", "error: x is a tensor, not a function"),
    ])
func functions(_ code: String, _ shown: String?) {
    #expect(TestSession().run(code).last == shown)
}

@Test(
    "types are checked, and enumerations suggest",
    arguments: [
        ("fn f(n: int) = n\nf(2.0)", "2"),
        ("fn f(n: int) = n\nf(2.5)", "error: n must be int, and is a number"),
        ("fn f(x: number?) = x\nf(null)", nil), ("fn f(x: \"a\" | \"bc\") = x\nf(\"bc\")", "\"bc\""),
        ("fn f(x: \"erm\" | \"sam\") = x\nf(\"sma\")", "error: x must be \"erm\" | \"sam\", and is \"sma\""),
        ("fn f(x: list<int>) = x\nf([1, 2])", "[1, 2]"), ("fn f(x: list<int>) = x\nf(1..3)", "1..3"),
        ("fn f(x: list<int>) = x\nf([1, 2.5])", "error: x must be list<int>, and is a tensor"),
        ("fn f(x: int | text) = x\nf(\"a\")", "\"a\""),
        ("fn f(x: tensor) = x\nf(3)", "3"), ("fn f(x: function) = x(2)\nf(y => y^3)", "8"),
        ("fn f(x: bool = 3) = x\nf()", "error: x must be bool, and is a number"),
    ])
func types(_ code: String, _ shown: String?) {
    #expect(TestSession().run(code).last == shown)
}

@Test(
    "the dot is a field, else a function of the value",
    arguments: [
        ("r = {size: 7}\nr.size", "7"), ("[1, 2, 3].size", "3"), ("[1, 2, 3].map(x => x + 1)", "[2, 3, 4]"),
        ("r = {f: x => x + 1}\nr.f(2)", "3"),
        ("r = {f: x => x + 1}\nr.f", "x => …"), ("fn twice(x) = 2*x\n3.twice", "6"), ("[1, 2].mean", "1.5"),
        ("r = {if: 1}\nr.if", "1"),
        ("t = [{a: 1, b: 2}, {a: 3, b: 4}]\nt.a", "[1, 3]"), ("t = [{a: 1}, {a: 3}]\nt[\"a\"]", "[1, 3]"),
        ("t = [{a: 1}, {a: 3}]\nt[1].a", "3"),
        ("{rho: 1}.rhoo", "error: a record has no 'rhoo'"),
        ("[1].map", "error: map needs more than what it is applied to: f"),
        ("x = {a: 1}\nx.len", "error: there is no 'len'"),
        ("x = {a: 1}\nx.a(2)", "error: a is a number, not a function"),
    ])
func dots(_ code: String, _ shown: String) {
    #expect(TestSession().run(code).last == shown)
}

@Test(
    "unknown names suggest the nearest, or what another language's word is here",
    arguments: [
        ("szie([1])", "did you mean size?"), ("alpha = 1\nalhpa", "did you mean alpha?"),
        ("len([1])", "the number of items is  size(x)"),
        ("f = lambda x: x + 1", "a function is written  x => x^2"),
        ("qqqqq", "names are bound by  qqqqq = …"), ("{rho: 1}.rhoo", "did you mean rho?"),
        ("r = {rho: 1}\nr[\"rhp\"]", "did you mean \"rho\"?"),
        ("fn f(weight) = 1\nf(wieght: 2)", "did you mean weight?"), ("end", "blocks end with  }"),
    ])
func suggestions(_ code: String, _ hint: String) {
    #expect(TestSession().fault(code)?.hint == hint)
}

@Test(
    "loops, break, continue, and unpacking",
    arguments: [
        ("for i in 1..4 { if i == 2 { continue }\n if i == 4 { break }\n print i }", ["1", "3"]),
        ("i = 0\nwhile true { i += 1\n if i > 2 { break } }\ni", ["3"]),
        ("for k, v in {a: 1, b: 2} { print \"{k}{v}\" }", ["a1", "b2"]),
        ("for i, x in enumerate([\"a\"]) { print i, x }", ["0 a"]),
        ("for r in [{a: 1}] { print r.a }", ["1"]),
        (
            "for x in \"ab\" { }",
            ["error: a loop goes through a list, range, tensor, record or table, and this is a text"]
        ),
        ("for i in 1..2 { for j in 1..2 { if j == 2 { break }\n print i, j } }", ["1 1", "2 1"]),
        ("for i in 1..3 { x = if i == 2 { break } else { i }\n print x }", ["1"]),
    ])
func loops(_ code: String, _ printed: [String]) {
    #expect(TestSession().run(code) == printed)
}

@Test(
    "try and catch",
    arguments: [
        ("try { 1/\"a\" } catch e { print e.message }", ["a number / a text has no meaning"]),
        (
            "try {\n  x = [1, 2, 3] + [1, 2]\n} catch e {\n  print e.line, e.column, e.file\n}",
            ["2 17 test.roga"]
        ),
        ("try { check false, \"no\" } catch e { print e.code, e.message }", ["check no"]),
        ("try { szie(1) } catch e { print e.hint }", ["did you mean size?"]),
        ("fn f() { try { return 1 } catch e { 2 } }\nf()", ["1"]), ("try { 1 } catch e { 2 }", []),
    ])
func catching(_ code: String, _ printed: [String]) {
    #expect(TestSession().run(code) == printed)
}

@Test("recursion is limited to 1000 calls, and earlier where the stack ends")
func recursion() {
    let endless = "fn f(n) = f(n + 1)\nf(0)"
    // On this thread's stack of a few MB the guard may come first; the message is the same.
    #expect(TestSession().run(endless) == ["error: f calls itself too deeply (limit 1000)"])
    #expect(
        TestSession().run("fn f(n) = 1 + [((f(n + 1)))][0]\nf(0)") == [
            "error: f calls itself too deeply (limit 1000)"
        ])
    LargeStack.run { session in
        #expect(session.run(endless) == ["error: f calls itself too deeply (limit 1000)"])
        #expect(session.run("fn f(n) = if n == 0 { 0 } else { 1 + f(n - 1) }\nf(998)") == ["998"])
        let nested = String(repeating: "(1 + ", count: 90) + "f(n + 1)" + String(repeating: ")", count: 90)
        #expect(session.run("fn f(n) = \(nested)\nf(0)") == ["error: f calls itself too deeply (limit 1000)"])
    }
}

@Test("a chain of closures is called and freed")
func closureChain() {
    LargeStack.run { session in
        #expect(
            session.run("fn g(f, n) = if n == 0 { f } else { g(x => f(x), n - 1) }\ng(x => x, 400)(1)") == [
                "1"
            ])
    }
}

@Test("Ctrl-C ends loops and calls, is not caught, and binds nothing")
func interrupts() {
    for code in [
        "while true { }", "for i in 1..1000000000000 { x = i }", "fn f(n) { while true { n } }\nf(1)",
        "try { while true { } } catch e { print \"caught\" }", "[x for x in 1..1000000000000 if false]",
    ] {
        let session = TestSession()
        session.interruptAfter = 1000
        #expect(session.run(code) == ["error: Interrupted"])
        #expect(session.module.scope.names["x"] == nil && session.module.scope.names["i"] == nil)
    }
}

@Test("a statement that fails binds nothing, and what was bound before stays")
func failureBindsNothing() {
    let session = TestSession()
    #expect(
        session.run("x = 1\nfor i in 1..3 { x = i\n y = i\n if i == 2 { check false, \"stop\" } }") == [
            "error: stop"
        ])
    #expect(session.run("x") == ["1"])
    #expect(session.run("y") == ["error: there is no 'y'"])
}

@Test("a snapshot brings back what was bound")
func snapshots() {
    let session = TestSession()
    _ = session.run("x = 1\nparam n = 3")
    let snapshot = session.module.snapshot
    _ = session.run("x = 2\ny = 3\nn = 4")
    session.module.restore(snapshot)
    #expect(session.run("[x, n]\ny") == ["[1, 3]", "error: there is no 'y'"])
}

@Test("lists and texts that double without end are refused before memory is")
func growth() {
    #expect(
        TestSession().run("x = [\"a\", 1]\nwhile true { x = [...x, ...x] }") == [
            "error: a list has at most 10000000 items"
        ])
    #expect(
        TestSession().run("x = \"ab\"\nwhile true { x = \"{x}{x}\" }") == [
            "error: the text is too long (limit 64 MiB)"
        ])
}
