import Engine
import Foundation
import REPL
import Testing

/// A session that says what it was given: enough to see what a prompt does.
private final class EchoSession: SampleSource, PromptSession {
    var inputNumber = 1
    var colour = true
    private var prefill: String?
    private(set) var replacement: String?
    /// A pipe that the test writes messages of jobs into.
    let jobDescriptor: Int32? = environment("ROGA_PROMPT_JOBS").map { open($0, O_RDWR | O_NONBLOCK) }

    func jobMessages() -> [String] {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(jobDescriptor ?? -1, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    func completeness(of text: String) -> Completeness {
        if text.contains("%%%") { return .error }
        let depth = text.filter { "({[".contains($0) }.count - text.filter { ")}]".contains($0) }.count
        return depth > 0 ? .incomplete(indent: 2 * depth) : .complete
    }

    func evaluate(_ text: String) -> Outcome {
        defer { inputNumber += 1 }
        replacement = text == "wrong" ? "right" : nil
        switch text {
        case "quit": return .exit(7)
        case "again":
            prefill = "edited"
            return .ok
        case "busy":
            Signals.take(.interrupt)
            print("busy")
            while Signals.interrupts == 0, Signals.ending == nil { usleep(2000) }
            print("interrupted")
            return .failed
        case "stuck":
            Signals.take(.interrupt)
            print("stuck")
            while true { usleep(2000) }
        default:
            print("<\(text.replacing("\n", with: "|"))>")
            return text.contains("%%%") ? .failed : .ok
        }
    }

    func help(_ topic: String) -> Outcome { said("help <\(topic)>") }
    func search(_ words: String) -> Outcome { said("search <\(words)>") }
    func shell(_ command: String) -> Outcome { said("shell <\(command)>") }
    func takePrefill() -> String? {
        defer { prefill = nil }
        return prefill
    }

    private func said(_ text: String) -> Outcome {
        print(text)
        return .ok
    }
}

/// Not a test: what the terminal tests start in a process of its own, with a terminal as its standard input.
@Test("the prompt in a process of its own", .enabled(if: getenv("ROGA_PROMPT_CHILD") != nil))
func promptChild() {
    print("\u{1b}[2J\u{1b}[H", terminator: "")
    let style = TerminalStyle(environment: environment, isTerminal: isatty(STDOUT_FILENO) == 1)
    let history = environment("ROGA_PROMPT_CHILD").flatMap { $0.isEmpty ? nil : HistoryFile(path: $0) }
    let session = EchoSession()
    let loop = PromptLoop(session: session, editor: ReadlineEditor(), history: history, style: style)
    exit(loop.run().exitCode)
}

private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
