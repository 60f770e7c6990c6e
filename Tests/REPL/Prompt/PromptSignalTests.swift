import Foundation
import Testing

@Suite("The prompt, signals and terminals") struct PromptSignalTests {
    private func prompt(
        columns: Int = 60, rows: Int = 24, history: String = "", variables: [String: String] = [:]
    ) throws -> PromptProcess {
        let process = try PromptProcess(columns: columns, rows: rows, history: history, variables: variables)
        process.expect(["roga[1]>"])
        return process
    }

    @Test("SIGTERM and SIGHUP end the prompt with their codes and leave the terminal in order")
    func ending() throws {
        for (signal, code) in [(SIGTERM, 143), (SIGHUP, 129)] {
            let process = try prompt()
            process.type("half")
            process.expect(["roga[1]> half"])
            process.signal(signal)
            #expect(process.exitCode() == Int32(code))
            #expect(process.isCooked)
        }
    }

    @Test("what kills the prompt at once leaves the terminal in order too")
    func deadlySignals() throws {
        for signal in [SIGQUIT, SIGSEGV, SIGABRT] {
            let process = try prompt()
            #expect(!process.isCooked)
            process.signal(signal)
            #expect(process.exitCode() == -signal)
            #expect(process.isCooked)
            #expect(!process.screen.bracketsPastes)
        }
    }

    @Test("a terminal that is closed ends the prompt")
    func closedTerminal() throws {
        let process = try prompt()
        process.hangUp()
        let code = try #require(process.exitCode())
        #expect([0, 129].contains(code))
    }

    @Test("Ctrl-Z stops the prompt with the terminal in order; it comes back with the line")
    func stopping() throws {
        let process = try prompt()
        process.type("kept")
        process.expect(["roga[1]> kept"])
        process.signal(SIGTSTP)
        #expect(process.waitForStop())
        #expect(process.isCooked)
        let marks = process.screen.marks.count
        process.signal(SIGCONT)
        #expect(process.wait { $0.marks.count > marks })
        process.expectLast("roga[1]> kept")
        process.type("!\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines.suffix(2).first == "<kept!>")
    }

    @Test("a window that changes its size is redrawn")
    func resizing() throws {
        let process = try prompt(columns: 60)
        process.type("x = 1234567890123456789012345678901")
        process.expect(["roga[1]> x = 1234567890123456789012345678901"])
        process.resize(columns: 30, rows: 24)
        process.type("!")
        _ = process.wait { $0.lines.last == "5678901!" || $0.lines.last?.hasSuffix("01!") ?? false }
        process.type("\r")
        process.expectLast("roga[2]>")
        let shown = process.screen.lines.dropLast().suffix(2).joined()
        #expect(shown == "<x = 1234567890123456789012345678901!>")
    }

    @Test("a window of 30 columns and one of 3 work")
    func narrow() throws {
        let process = try prompt(columns: 30)
        process.type("tr\t")
        process.expect([
            "roga[1]> tr", "train  trains a model", "try    try { … } catch NAME …",
            "trace  each call of a statem…", "roga[1]> tr",
        ])
        let tiny = try PromptProcess(columns: 3, rows: 2)
        #expect(tiny.wait { $0.marks.contains("B") })
        tiny.type("abcdefgh\t\rquit\r")
        #expect(tiny.exitCode() == 7)
    }

    @Test("a dumb terminal gets neither marks nor colours, and entries of several lines work")
    func dumbTerminal() throws {
        let process = try prompt(variables: ["TERM": "dumb"])
        process.type("x\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.marks.isEmpty)
        #expect(process.screen.styled(line: 0).isEmpty)
        process.type("quit\r")
        #expect(process.exitCode() == 7)
    }

    @Test("NO_COLOR takes the colours away and leaves the marks")
    func noColour() throws {
        let plain = try prompt(variables: ["NO_COLOR": "1"])
        #expect(plain.screen.styled(line: 0).isEmpty)
        #expect(plain.screen.marks.contains("B"))
        let coloured = try prompt()
        #expect(coloured.screen.styled(line: 0).map(\.text) == ["roga[1]>"])
    }

    @Test("a locale that says nothing still takes characters of several bytes")
    func locale() throws {
        let process = try prompt(variables: ["LC_ALL": ""])
        process.type("é漢\u{7f}\r")
        process.expectLast("roga[2]>")
        #expect(process.screen.lines.suffix(2).first == "<é>")
    }

    @Test("broken settings of readline do no harm")
    func brokenInputrc() throws {
        let inputrc = NSTemporaryDirectory() + "inputrc-\(UUID().uuidString)"
        try Data((0...255).map { UInt8($0) } + Array("\n\"\\C-m\": abort\nset nothing\n$if".utf8)).write(
            to: URL(fileURLWithPath: inputrc))
        defer { try? FileManager.default.removeItem(atPath: inputrc) }
        let process = try prompt(variables: ["INPUTRC": inputrc])
        process.type("x\r")
        process.expectLast("roga[2]>")
    }

    @Test("what was typed is there in the next session, blocks and interrupted lines included")
    func historyOfTwoSessions() throws {
        let folder = NSTemporaryDirectory() + "state-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/roga/history.jsonl"
        let first = try prompt(history: path)
        first.type("f(\r1)\rhalf")
        first.expectLast("roga[2]> half")
        first.type("\u{3}")
        first.expectLast("roga[2]>")
        first.type("\u{4}")
        #expect(first.exitCode() == 0)
        let second = try prompt(history: path)
        second.type("\u{1b}[A")
        second.expectLast("roga[1]> half")
        second.type("\u{10}\r")
        second.expectLast("roga[2]>")
        #expect(second.screen.lines.suffix(2).first == "<f(|  1)>")
    }
}
