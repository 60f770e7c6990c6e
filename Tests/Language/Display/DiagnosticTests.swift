import Engine
import Language
import Testing

private func place(_ text: String, _ range: Range<Int>, name: String = "a.roga") -> Place {
    Place(source: Source(name: name, text: Array(text.utf8)), range: range)
}

@Test("a fault is shown with place, line, underline and hint")
func diagnosticFormat() {
    var fault = Fault(
        .argument, "rho must be at least 0", hint: "rho is a radius",
        at: place("x = 1\ny = sam(rho: -1)\n", 19..<21))
    fault.trace = [place("fn f() = 1\n  f()", 13..<16, name: "b.roga")]
    #expect(
        Diagnostic.lines(fault) == [
            "error: rho must be at least 0", "  --> a.roga:2:14", "   | y = sam(rho: -1)",
            "   |              ^^", "   = hint: rho is a radius",
            "   called from b.roga:2  f()",
        ])
}

@Test("tabs count as shown, wide places end with their line, control characters are escaped")
func diagnosticColumns() {
    #expect(
        Diagnostic.lines(Fault(.name, "m", at: place("\tab cd", 4..<6)))[2...] == [
            "   |     ab cd", "   |        ^^",
        ])
    #expect(
        Diagnostic.lines(Fault(.name, "m", at: place("f(1,\n  2)", 0..<9)))[2...] == [
            "   | f(1,", "   | ^^^^",
        ])
    #expect(
        Diagnostic.lines(Fault(.name, "m\u{1b}", at: place("é\u{1b} x", 4..<5))) == [
            "error: m\\x1b", "  --> a.roga:1:4", "   | é\\x1b x", "   |       ^",
        ])
    #expect(Diagnostic.lines(Fault(.name, "m", at: place("ab", 2..<2)))[3] == "   |   ^")
    #expect(Diagnostic.lines(Fault(.name, "m", at: place("", 0..<0)))[3] == "   | ^")
}

@Test("a fault without a place, an interrupt, and colour")
func diagnosticVariants() {
    #expect(Diagnostic.lines(Fault(.file, "no such file")) == ["error: no such file"])
    #expect(Diagnostic.lines(Fault(.interrupted, "Interrupted", at: place("x", 0..<1))) == ["Interrupted"])
    #expect(Diagnostic.lines(Fault(.file, "m"), colour: true) == ["\u{1b}[1;31merror:\u{1b}[0m m"])
}

@Test("whatever a fault holds, it takes at most 1 kB")
func diagnosticBudget() {
    let long = String(repeating: "é\u{1b}", count: 5000)
    var fault = Fault(.name, long, hint: long, at: place(long, 3000..<9000, name: long))
    fault.trace = (0..<1000).map { _ in place(long, 0..<10, name: long) }
    let size = Diagnostic.lines(fault).joined(separator: "\n").utf8.count
    #expect(size <= 1024, "\(size)")
}

@Test("exit codes follow the kind of fault")
func exitCodes() {
    #expect(Diagnostic.exitCode(Fault(.syntax, "")) == 2)
    #expect(Diagnostic.exitCode(Fault(.check, "")) == 3)
    #expect(Diagnostic.exitCode(Fault(.interrupted, "")) == 130)
    #expect(Diagnostic.exitCode(Fault(.name, "")) == 1)
}
