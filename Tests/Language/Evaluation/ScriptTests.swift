import Engine
import Foundation
import Language
import Testing

private let folder = SampleFiles.folder.deletingLastPathComponent()

/// The statements of a script that print something else than their `#>` lines say; and how many lines were held.
private func differences(_ name: String) throws -> (messages: [String], held: Int) {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let session = TestSession()
    let program = try session.interpreter.parse(Source(name: name, text: Array(text.utf8)), folder: ".")
    var messages: [String] = []
    var held = 0
    for statement in program.statements {
        do {
            let printed = try session.output(of: statement)
            held += statement.expected.count
            guard !statement.expected.isEmpty else { continue }
            if let fault = Expectation.difference(statement.expected, printed) {
                messages.append(fault.message)
            }
        } catch let fault as Fault {
            held += statement.expected.count
            if !Expectation.expects(fault, statement.expected) { messages.append(fault.message) }
        }
    }
    return (messages, held)
}

@Test(
    "scripts print what stands under their statements",
    arguments: ["values.roga", "scopes.roga", "texts.roga"])
func scripts(_ name: String) throws {
    let (messages, held) = try differences(name)
    #expect(messages == [])
    #expect(held >= 7)
}
