import REPL
import Testing

private func style(_ variables: [String: String], isTerminal: Bool = true) -> TerminalStyle {
    TerminalStyle(environment: { variables[$0] }, isTerminal: isTerminal)
}

@Suite("Prompt texts") struct PromptTextTests {
    @Test("colours need a terminal that can, unless they are forced; NO_COLOR beats all")
    func colours() {
        #expect(style(["TERM": "xterm"]).isColoured)
        #expect(!style(["TERM": "xterm"], isTerminal: false).isColoured)
        #expect(!style(["TERM": "dumb"]).isColoured)
        #expect(!style([:]).isColoured)
        #expect(style(["TERM": "xterm", "NO_COLOR": ""]).isColoured)
        #expect(!style(["TERM": "xterm", "NO_COLOR": "1", "FORCE_COLOR": "1"]).isColoured)
        #expect(style(["FORCE_COLOR": "1"], isTerminal: false).isColoured)
        #expect(!style(["CLICOLOR_FORCE": "0"], isTerminal: false).isColoured)
    }

    @Test("a plain terminal gets a plain prompt; marks and colours are hidden from readline")
    func prompt() {
        #expect(PromptText.prompt(number: 3, style: style(["TERM": "dumb"]), colour: true) == "roga[3]> ")
        let marked = PromptText.prompt(number: 3, style: style(["TERM": "xterm"]), colour: false)
        #expect(marked == "\u{01}\u{1b}]133;A\u{07}\u{02}roga[3]> \u{01}\u{1b}]133;B\u{07}\u{02}")
        let coloured = PromptText.prompt(number: 3, style: style(["TERM": "xterm"]), colour: true)
        #expect(coloured.contains("\u{01}\u{1b}[1;36m\u{02}roga[3]>\u{01}\u{1b}[0m\u{02} "))
    }

    @Test("lines for the host are told from the language")
    func hostLines() {
        #expect(HostLine("?train") == .help("train"))
        #expect(HostLine(" train? ") == .help("train"))
        #expect(HostLine("data.forge?") == .help("data.forge"))
        #expect(HostLine("?") == .help(""))
        #expect(HostLine("??sharp ness") == .search("sharp ness"))
        #expect(HostLine("!ls -l") == .shell("ls -l"))
        #expect(HostLine("x = \"why?\"") == .statement("x = \"why?\""))
        #expect(HostLine("f(x)?") == .statement("f(x)?"))
        #expect(HostLine("x != 2") == .statement("x != 2"))
    }

    @Test("the greeting leaves out what does not fit")
    func greeting() {
        let parts = ["RoGA 0.1", "Swift 6.3", "seed 0"]
        #expect(
            Greeting.line(parts, columns: 100)
                == "RoGA 0.1 · Swift 6.3 · seed 0        help: ?   leave: Ctrl-D")
        #expect(Greeting.line(parts, columns: 48) == "RoGA 0.1 · Swift 6.3     help: ?   leave: Ctrl-D")
        #expect(Greeting.line(parts, columns: 10) == "help: ?")
    }

    @Test("a paste loses copied prompts, the output between them, and newlines at the end")
    func pastes() {
        func cleaned(_ text: String) -> String {
            PastedText.cleaned(text) { $0.filter { $0 == "{" }.count > $0.filter { $0 == "}" }.count }
        }
        #expect(cleaned("x = 1\ny = 2\n\n") == "x = 1\ny = 2")
        #expect(cleaned("roga[3]> x = 1\nroga[4]> x\n1\nroga[5]> ") == "x = 1\nx")
        #expect(cleaned("roga[3]> fn f() {\n  2\n}\nroga[4]> f()\n2\n") == "fn f() {\n  2\n}\nf()")
        #expect(cleaned("text about roga[3]> x") == "text about roga[3]> x")
    }
}
