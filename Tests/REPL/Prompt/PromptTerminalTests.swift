import Foundation
import Testing

private let up = "\u{1b}[A"
private let down = "\u{1b}[B"
private let left = "\u{1b}[D"
private let interrupt = "\u{3}"

/// What a person sees. Each test waits for the screen that it expects, and never for a time.
@Suite("The prompt on a terminal") struct PromptTerminalTests {
    private func prompt(
        columns: Int = 60, rows: Int = 24, history: String = "", variables: [String: String] = [:]
    ) throws -> PromptProcess {
        let process = try PromptProcess(columns: columns, rows: rows, history: history, variables: variables)
        process.expect(["roga[1]>"])
        return process
    }

    @Test("the prompt is marked, counts inputs, and ends with Ctrl-D or the code that was asked for")
    func basics() throws {
        let process = try prompt()
        process.type("x = 1\r")
        process.expect(["roga[1]> x = 1", "<x = 1>", "roga[2]>"])
        #expect(process.screen.marks.first == "A")
        let evaluation = process.screen.marks.filter { $0 == "C" || $0.hasPrefix("D") }
        #expect(evaluation == ["C", "D;0"])
        process.type("quit\r")
        #expect(process.exitCode() == 7)
        #expect(process.isCooked)

        let other = try prompt()
        other.type("\u{4}")
        #expect(other.exitCode() == 0)
        #expect(other.isCooked)
        #expect(!other.screen.bracketsPastes)
    }

    @Test("Enter goes on with an indented line while something is open, and hands in what is wrong")
    func enter() throws {
        let process = try prompt()
        process.type("fn f(x) {\r")
        process.expect(["roga[1]> fn f(x) {"])
        process.type("x + 1\r}")
        process.expect(["roga[1]> fn f(x) {", "  x + 1", "}"])
        process.type("\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines[3] == "<fn f(x) {|  x + 1|}>")
        process.type("(((%%%\r")
        process.expectLast("roga[3]>")
        #expect(process.screen.lines.contains("<(((%%%>"))
        process.type("\r\r")
        process.expectLast("roga[3]>")
    }

    @Test("an entry of several lines comes back whole, and Up and Down move within it first")
    func blocks() throws {
        let process = try prompt()
        process.type("first\rf(1,\r2)\r")
        process.expectLast("roga[3]>")
        process.type(up)
        process.expectLast("  2)")
        process.type(up + "X" + down + "Y\r")
        process.expectLast("roga[4]>")
        #expect(
            process.screen.lines.contains("<f(1X,|  2Y)>") || process.screen.lines.contains("<f(1,X|  2)Y>"))
        process.type(up + up + up)
        process.expectLast("  2)")
        process.type("\u{10}\u{10}\r")
        process.expectLast("roga[5]>")
        #expect(process.screen.lines.suffix(2).first == "<first>")
    }

    @Test("Ctrl-C clears what is typed, wherever the cursor is, and Up brings it back")
    func interrupts() throws {
        let process = try prompt()
        process.type("half typed" + left + left + left)
        process.expect(["roga[1]> half typed"])
        process.type(interrupt)
        process.expect(["roga[1]> half typed^C", "roga[1]>"])
        process.type(interrupt)
        process.expect(["roga[1]> half typed^C", "roga[1]> ^C", "roga[1]>"])
        process.type(up)
        process.expectLast("roga[1]> half typed")
        process.type(interrupt)
        process.expectLast("roga[1]>")
        process.type("f(\r" + "1")
        process.expectLast("  1")
        process.type(interrupt)
        process.expectLast("roga[1]>")
        process.type("fine\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines.suffix(2).first == "<fine>")
    }

    @Test("Ctrl-C ends a history search, and the next search finds what is there")
    func interruptedSearch() throws {
        let process = try prompt()
        process.type("alpha\rbeta\r")
        process.expectLast("roga[3]>")
        process.type("\u{12}alp")
        _ = process.wait { $0.lines.last?.contains("alpha") ?? false }
        process.type(interrupt)
        process.expectLast("roga[3]>")
        process.type("\u{12}bet")
        _ = process.wait { $0.lines.last?.contains("beta") ?? false }
        process.type("\r")
        process.expectLast("roga[4]>")
        #expect(process.screen.lines.suffix(2).first == "<beta>")
    }

    @Test("a stale line does not come back after Ctrl-C in the middle of the history")
    func interruptedHistory() throws {
        let process = try prompt()
        process.type("alpha\r")
        process.expectLast("roga[2]>")
        process.type("stale" + up)
        process.expectLast("roga[2]> alpha")
        process.type(interrupt)
        process.expectLast("roga[2]>")
        process.type(up + down + down)
        process.type("new\r")
        process.expectLast("roga[3]>")
        #expect(process.screen.lines.suffix(2).first == "<new>")
    }

    @Test("Ctrl-C reaches what runs, and the prompt goes on")
    func interruptedEvaluation() throws {
        let process = try prompt()
        process.type("busy\r")
        process.expectLast("busy")
        #expect(process.isCooked)
        process.type(interrupt)
        process.expectLast("roga[2]>")
        process.type("x\r")
        process.expectLast("roga[3]>")
    }

    @Test("a paste of several lines is one entry, which Enter runs")
    func paste() throws {
        let process = try prompt()
        #expect(process.wait { $0.bracketsPastes })
        process.type("\u{1b}[200~x = 1\ry = 2\r\r\u{1b}[201~")
        process.expect(["roga[1]> x = 1", "y = 2"])
        process.type("\r")
        process.expect(["roga[1]> x = 1", "y = 2", "<x = 1|y = 2>", "roga[2]>"])
        process.type("\u{1b}[200~roga[8]> a = 1\rroga[9]> a\r1\u{1b}[201~\r")
        process.expectLast("roga[3]>")
        #expect(process.screen.lines.suffix(2).first == "<a = 1|a>")
    }

    @Test("Tab completes, and shows candidates with what they are")
    func completion() throws {
        let process = try prompt()
        process.type("tr\t")
        process.expect([
            "roga[1]> tr", "train  trains a model", "try    try { … } catch NAME { … }",
            "trace  each call of a statement, with arguments and result", "roga[1]> tr",
        ])
        process.type("ai\t")
        process.expectLast("roga[1]> train model: model, on: mixture, with: objective,")
        process.type("net, st\t\"b\t")
        process.expectLast("roga[1]> train net, stop: \"best\"")
        process.type("\r")
        process.expectLast("roga[2]>")
        process.type("x + settings.al\t\r")
        process.expectLast("roga[3]>")
        #expect(process.screen.lines.suffix(2).first == "<x + settings.alpha>")
    }

    @Test("file names complete within texts, with spaces and all")
    func fileNames() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data().write(to: folder.appendingPathComponent("two words.png"))
        let process = try prompt(columns: 120)
        process.type("load \"\(folder.path)/two\t\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines.suffix(2).first == "<load \"\(folder.path)/two words.png\">")
    }

    @Test("help, search and shell lines go to the session")
    func hostLines() throws {
        let process = try prompt()
        process.type("?train\rtrain?\r??sharp\r!ls (\r")
        process.expectLast("roga[1]>")
        _ = process.wait { $0.lines.count == 9 }
        let said = process.screen.lines.filter { !$0.hasPrefix("roga") }
        #expect(said == ["help <train>", "help <train>", "search <sharp>", "shell <ls (>"])
    }

    @Test("an entry can put a text on the next line, to be edited")
    func prefill() throws {
        let process = try prompt()
        process.type("again\r")
        process.expectLast("roga[2]> edited")
        process.type("!\r")
        process.expectLast("roga[3]>")
        #expect(process.screen.lines.suffix(2).first == "<edited!>")
    }

    @Test("what jobs have to say is printed above a half-typed line and leaves it alone")
    func jobs() throws {
        let path = NSTemporaryDirectory() + "jobs-\(UUID().uuidString)"
        mkfifo(path, 0o600)
        defer { unlink(path) }
        let process = try prompt(variables: ["ROGA_PROMPT_JOBS": path])
        process.type("half" + left)
        process.expect(["roga[1]> half"])
        let pipe = try #require(FileHandle(forWritingAtPath: path))
        var lines: [String] = []
        for number in 1...5 {
            try pipe.write(contentsOf: Data("job \(number) done\n".utf8))
            lines.append("job \(number) done")
            process.expect(lines + ["roga[1]> half"])
        }
        process.type("X\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines.suffix(2).first == "<halXf>")
    }

    @Test("a paste of a megabyte is one entry, and the prompt lives")
    func hugePaste() throws {
        let process = try prompt()
        #expect(process.wait { $0.bracketsPastes })
        let text = String(repeating: "x", count: 1 << 20)
        process.type("\u{1b}[200~\(text)\u{1b}[201~")
        process.type("\r")
        #expect(process.wait { $0.lines.last == "roga[2]>" })
        process.type("fine\r")
        process.expectLast("roga[3]>")
    }

    @Test("words have their colours while they are typed, and lose them with their meaning")
    func colours() throws {
        let process = try prompt()
        process.type("for 12")
        process.expectStyled(0, ["roga[1]>", "for", "12"])
        process.type("\u{1}\u{1b}[C\u{1b}[C\u{1b}[C" + "m")
        process.expect(["roga[1]> form 12"])
        process.expectStyled(0, ["roga[1]>", "12"])
        process.expectCursor(0, 13)
    }

    @Test("what was typed before is suggested in grey, and the right arrow takes it")
    func suggestions() throws {
        let process = try prompt()
        process.type("total = 12\r")
        process.expectLast("roga[2]>")
        process.type("to")
        process.expectLast("roga[2]> total = 12")
        process.expectCursor(2, 11)
        process.type("x")
        process.expectLast("roga[2]> tox")
        process.type("\u{7f}\u{1b}[C\r")
        process.expectLast("roga[3]>")
        #expect(process.screen.lines.suffix(2).first == "<total = 12>")
        process.type("to\r")
        process.expectLast("roga[4]>")
        #expect(process.screen.lines.suffix(3) == ["roga[3]> to", "<to>", "roga[4]>"])
        process.type("tot")
        process.expectLast("roga[4]> total = 12")
        process.type(interrupt)
        process.expectLast("roga[4]>")
        #expect(process.screen.lines.suffix(2).first == "roga[4]> tot^C")
    }

    @Test("characters of several bytes and columns are edited as one")
    func wideCharacters() throws {
        let process = try prompt()
        process.type("漢字é" + left + left + "\u{7f}X\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines == ["roga[1]> X字é", "<X字é>", "roga[2]>"])
    }

    @Test("vi keys from ~/.inputrc keep entries of several lines")
    func viMode() throws {
        let inputrc = NSTemporaryDirectory() + "inputrc-\(UUID().uuidString)"
        try "set editing-mode vi\n$if roga\n\"\\C-o\": \"bound\"\n$endif\n".write(
            toFile: inputrc, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: inputrc) }
        let process = try prompt(variables: ["INPUTRC": inputrc])
        process.type("f(\r1)\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines.suffix(2).first == "<f(|  1)>")
        process.type("\u{f}\r")
        process.expectLast("roga[3]>")
        #expect(process.screen.lines.suffix(2).first == "<bound>")
    }
}
