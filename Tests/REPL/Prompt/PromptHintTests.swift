import Foundation
import REPL
import Testing

private let interrupt = "\u{3}"

/// What the prompt offers without being asked, and what is left of a statement that never ends.
@Suite("The prompt's offers") struct PromptHintTests {
    private func prompt(history: String = "") throws -> PromptProcess {
        let process = try PromptProcess(history: history)
        process.expect(["roga[1]>"])
        return process
    }

    @Test("what a call takes next stands behind the cursor in grey, and is not part of the line")
    func signature() throws {
        let process = try prompt()
        process.type("sam(")
        process.expect(["roga[1]> sam(rho: number = 0.05"])
        process.expectCursor(0, 13)
        process.expectStyled(0, ["roga[1]>", "sam", "rho: number = 0.05"])
        process.type("\u{1b}[C0.1")
        process.expect(["roga[1]> sam(0.1"])
        process.type(")\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines[1] == "<sam(0.1)>")
    }

    @Test("Tab puts what an error proposes on the empty line")
    func replacement() throws {
        let process = try prompt()
        process.type("wrong\r")
        process.expectLast("roga[2]> right")
        process.expectCursor(2, 9)
        process.type("\t")
        _ = process.wait { $0.cursor.column == 14 }
        process.type("!\r")
        process.expectLast("roga[3]>")
        #expect(process.screen.lines.suffix(2).first == "<right!>")
        process.type("wrong\r")
        process.expectLast("roga[4]> right")
        process.type("\r")
        _ = process.wait { $0.lines.last == "roga[4]> right" && $0.lines.suffix(2).first == "roga[4]>" }
        process.type("mine\r")
        process.expectLast("roga[5]>")
        #expect(process.screen.lines.suffix(2).first == "<mine>")
    }

    @Test("a second Ctrl-C says what is going on; what does not stop then is ended by another")
    func stuckStatement() throws {
        let folder = NSTemporaryDirectory() + "state-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/history.jsonl"
        let process = try prompt(history: path)
        process.type("stuck\r")
        process.expectLast("stuck")
        // Two that come before the first was dealt with are one.
        var isSaid = false
        for _ in 0..<100 where !isSaid {
            process.type(interrupt)
            isSaid = process.wait(within: 0.1) { $0.lines.contains { $0.hasPrefix("still busy with input 1") } }
        }
        #expect(isSaid)
        // Further ones count from a second later on.
        var code: Int32?
        for _ in 0..<300 where code == nil {
            process.type(interrupt)
            code = process.exitCode(within: 0.1)
        }
        #expect(code == 130)
        #expect(process.isCooked)
        #expect(HistoryFile(path: path).entries.map(\.code) == ["stuck"])
        #expect(HistoryFile(path: path).entries.map(\.isOk) == [nil])
    }

    @Test("a crash leaves the statement in the history")
    func crash() throws {
        let folder = NSTemporaryDirectory() + "state-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/history.jsonl"
        let process = try prompt(history: path)
        process.type("fine\rstuck\r")
        process.expectLast("stuck")
        process.signal(SIGSEGV)
        #expect(process.exitCode() == -SIGSEGV)
        #expect(HistoryFile(path: path).entries.map(\.code) == ["fine", "stuck"])
    }
}
