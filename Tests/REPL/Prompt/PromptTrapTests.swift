import Foundation
import Testing

private let up = "\u{1b}[A"
private let left = "\u{1b}[D"
private let home = "\u{1b}[H"
private let interrupt = "\u{3}"

/// What readline gets wrong if nobody looks after it (LANGUAGE 4.4), as far as `PromptTerminalTests` and
/// `PromptSignalTests` do not hold it already: 1 and 4 are in "Enter goes on …", 2 in "words have their colours …", 3
/// and 10 in "a window that changes …", 5 in "vi keys …", 6 in "broken settings …", 7 to 9 in "Ctrl-C …", 11 in
/// "Ctrl-C reaches what runs", 14 in "a paste …", 15 in "what was typed is there …", 17 and 18 in "Tab …" and "file
/// names …", 19 in the script `no_terminal.sh`, 20 in "SIGTERM …", "what kills …" and "Ctrl-Z …".
@Suite("The traps of readline") struct PromptTrapTests {
    private func prompt(
        columns: Int = 60, rows: Int = 24, history: String = "", variables: [String: String] = [:]
    ) throws -> PromptProcess {
        let process = try PromptProcess(columns: columns, rows: rows, history: history, variables: variables)
        process.expect(["roga[1]>"])
        return process
    }

    private func inputrc(_ text: String) throws -> String {
        let path = NSTemporaryDirectory() + "inputrc-\(UUID().uuidString)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test("an interrupt never waits for the next key, though Ctrl-C takes away keys that were announced (9)")
    func interruptsAmongKeys() throws {
        let process = try prompt()
        for number in 0..<60 {
            let prompts = process.screen.marks.count { $0 == "B" }
            process.type(["x", "f(\r", "\u{12}x", "\u{1b}", "é"][number % 5] + interrupt)
            let isBack = process.wait { screen in
                screen.lines.last == "roga[1]>" && screen.marks.count { $0 == "B" } > prompts
            }
            try #require(isBack, "\(number): \(process.screen.lines)")
        }
        process.type("fine\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines.suffix(2).first == "<fine>")
    }

    @Test("Ctrl-C ends a paste that never ends")
    func interruptedPaste() throws {
        let process = try prompt()
        #expect(process.wait { $0.bracketsPastes })
        process.type("\u{1b}[200~never ended")
        process.type(interrupt)
        _ = process.wait { $0.lines.last == "roga[1]>" && $0.lines.count == 2 }
        process.type("fine\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines.suffix(2).first == "<fine>")
    }

    @Test("the colours of the prompt take no room: a line wraps where it should (12)")
    func wrapping() throws {
        let process = try prompt(columns: 40)
        process.type(String(repeating: "a", count: 31))
        process.expectCursor(1, 0)
        process.type("bcd")
        process.expect(["roga[1]> " + String(repeating: "a", count: 31), "bcd"])
        process.type(home)
        process.expectCursor(0, 9)
        process.type("12 " + "\u{5}")
        process.expect(["roga[1]> 12 " + String(repeating: "a", count: 28), "aaabcd"])
        process.expectCursor(1, 6)
        process.expectStyled(0, ["roga[1]>", "12"])
    }

    @Test("without bracketed paste, lines that are pasted are typed (13)")
    func plainPaste() throws {
        let path = try inputrc("set enable-bracketed-paste off\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let process = try prompt(variables: ["INPUTRC": path])
        process.type("f(\r1)\ry\r")
        process.expectLast("roga[3]>")
        #expect(!process.screen.bracketsPastes)
        #expect(process.screen.lines.filter { $0.hasPrefix("<") } == ["<f(|  1)>", "<y>"])
    }

    @Test("two prompts at the same time keep the entries of both (16)")
    func sharedHistory() throws {
        let folder = NSTemporaryDirectory() + "state-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/roga/history.jsonl"
        let both = [try prompt(history: path), try prompt(history: path)]
        for number in 1...4 {
            both[number % 2].type("entry\(number)\r")
            both[number % 2].expectLast("roga[\((number + 1) / 2 + 1)]>")
        }
        let third = try prompt(history: path)
        for number in (1...4).reversed() {
            third.type(up)
            third.expectLast("roga[1]> entry\(number)")
        }
    }

    @Test("in vi's command mode Enter hands in, and goes on where something is open")
    func viCommandMode() throws {
        let path = try inputrc("set editing-mode vi\nset keyseq-timeout 1\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let process = try prompt(variables: ["INPUTRC": path])
        process.type("f(1")
        process.expect(["roga[1]> f(1"])
        process.type("\u{1b}\r")
        _ = process.wait { $0.cursor.row == 1 }
        process.type("2)\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines.suffix(2).first?.hasSuffix("2)>") ?? false)
        process.type("abc")
        process.expectLast("roga[2]> abc")
        process.type("\u{1b}")
        process.type("x\r")
        process.expectLast("roga[3]>")
        #expect(process.screen.lines.suffix(2).first == "<ab>")
    }

    @Test("no colours and no suggestions in a search, with NO_COLOR, and on a dumb terminal (2)")
    func plainLines() throws {
        for variables in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
            let process = try prompt(variables: variables)
            process.type("for 12\rfo")
            process.expectLast("roga[2]> fo")
            #expect(process.screen.styled(line: 0).isEmpty)
        }
        let process = try prompt()
        process.type("for 12\r")
        process.expectLast("roga[2]>")
        process.type("\u{12}for")
        _ = process.wait { $0.lines.last == "(reverse-i-search)`for': for 12" }
        #expect(process.screen.styled(line: 2).isEmpty)
        process.type("\u{7}")
        process.expectLast("roga[2]>")
    }
}
