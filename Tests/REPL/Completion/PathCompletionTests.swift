import Foundation
import REPL
import Testing

@Suite("Completion of paths") struct PathCompletionTests {
    /// A folder with files, one of them in a folder, that is removed at the end.
    private func inFolder(_ body: (Completer) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "paths-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("runs"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["tools.roga", "two words.png", ".hidden", "bad\u{1b}name", "runs/one.csv"] {
            try Data().write(to: folder.appendingPathComponent(name))
        }
        try body(Completer(source: SampleSource(), folder: folder.path))
    }

    private func offered(_ text: String, _ completer: Completer) -> [Candidate] {
        completer.completion(of: text, at: text.utf8.count).candidates
    }

    @Test("a text completes to files and folders; hidden names and control characters are left out")
    func files() throws {
        try inFolder { completer in
            #expect(
                offered("save x, to: \"", completer).map(\.text) == ["runs/", "tools.roga", "two words.png"])
            #expect(
                offered("load(\"runs/o", completer) == [Candidate("runs/one.csv", kind: .path, suffix: "\"")]
            )
            #expect(offered("save x, to: \"two w", completer).map(\.text) == ["two words.png"])
            #expect(offered("save x, to: \".h", completer).map(\.text) == [".hidden"])
        }
    }

    @Test("use takes files of the language")
    func use() throws {
        try inFolder { completer in
            #expect(offered("use \"", completer).map(\.text) == ["runs/", "tools.roga"])
        }
    }

    @Test("a folder that is not there has nothing")
    func missing() throws {
        try inFolder { #expect(offered("load \"nowhere/", $0) == []) }
    }
}
