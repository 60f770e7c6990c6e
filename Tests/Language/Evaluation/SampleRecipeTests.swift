import Engine
import Language
import Testing

/// Runs a program statement by statement against its `#>` lines; what differs, and how many lines were held.
private func held(_ text: String, session: TestSession, name: String) throws -> (faults: [String], lines: Int)
{
    let program = try session.interpreter.parse(Source(name: name, text: Array(text.utf8)), folder: ".")
    var faults: [String] = []
    var lines = 0
    for statement in program.statements {
        let printed = try session.output(of: statement)
        guard !statement.expected.isEmpty else { continue }
        lines += statement.expected.count
        if let fault = Expectation.difference(statement.expected, printed) { faults.append(fault.message) }
    }
    return (faults, lines)
}

@Test("the sample about the language itself prints what it says")
func languageSample() throws {
    let session = TestSession()
    let text = SampleFiles.text("11_library.roga")
    session.files["11_library.roga"] = text
    session.interpreter.adopt(session.module, identity: "11_library.roga")
    let (faults, lines) = try held(text, session: session, name: "11_library.roga")
    #expect(faults == [])
    #expect(lines == 6)
}

@Test("the sample about tensors prints what it says")
func tensorSample() throws {
    let (faults, lines) = try held(
        SampleFiles.text("09_tensor_play.roga"), session: TestSession(), name: "09")
    #expect(faults == [])
    #expect(lines == 6)
}

@Test("the cell that papermill injects is accepted")
func papermillSample() throws {
    let session = TestSession()
    #expect(session.run(SampleFiles.text("12_papermill_cell.roga")) == [])
    #expect(session.run("ks\nm\nflag\nname") == ["[1, 2]", "a 1   b null", "true", "\"x y\""])
}
