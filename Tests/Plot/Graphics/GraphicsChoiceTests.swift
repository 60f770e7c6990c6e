import Plot
import Testing

@Suite struct GraphicsChoiceTests {
    private static let kitty = TerminalReply(Array("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;4;22c".utf8))
    private static let sixel = TerminalReply(Array("\u{1B}[?62;4;22c".utf8))

    private func kind(
        _ environment: [String: String], wish: GraphicsKind? = nil, isTerminal: Bool = true,
        reply: TerminalReply? = nil
    ) -> GraphicsKind {
        var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
        variables.merge(environment) { $1 }
        return GraphicsChoice(
            wish: wish, isTerminal: isTerminal, environment: { variables[$0] }, ask: reply.map { reply in { reply } }
        ).kind
    }

    @Test("the session's wish beats the environment's, and holds off a terminal too")
    func wishes() {
        #expect(kind(["ROGA_GRAPHICS": "sixel"], wish: .ascii, reply: Self.kitty) == .ascii)
        #expect(kind(["ROGA_GRAPHICS": "sixel"], reply: Self.kitty) == .sixel)
        #expect(kind([:], wish: .blocks, isTerminal: false) == .blocks)
        #expect(kind(["ROGA_GRAPHICS": "crayons"], reply: Self.kitty) == .kitty)
    }

    @Test("off a terminal, and on a dumb one, nothing is drawn; the environment does not change that")
    func nowhere() {
        #expect(kind(["ROGA_GRAPHICS": "kitty"], isTerminal: false) == .off)
        #expect(kind(["TERM": "dumb"]) == .off)
        #expect(kind(["TERM": ""]) == .off)
    }

    @Test("within tmux, screen and zellij pictures are characters, and nobody asks", arguments: ["TMUX", "STY", "ZELLIJ"])
    func multiplexers(variable: String) {
        var asked = 0
        let choice = GraphicsChoice(
            wish: nil, isTerminal: true,
            environment: { ["TERM": "xterm", "LANG": "C.UTF-8", variable: "1"][$0] },
            ask: {
                asked += 1
                return Self.kitty
            })
        #expect(choice.kind == .braille)
        #expect(asked == 0)
        #expect(kind(["TERM": "tmux-256color"], reply: Self.kitty) == .braille)
        #expect(kind(["TERM": "screen.xterm"], reply: Self.sixel) == .braille)
    }

    @Test("kitty comes before iTerm2, and that before sixel; WezTerm's answer to kitty's question does not count")
    func order() {
        #expect(kind([:], reply: Self.kitty) == .kitty)
        #expect(kind([:], reply: Self.sixel) == .sixel)
        #expect(kind(["TERM_PROGRAM": "iTerm.app"], reply: Self.kitty) == .kitty)
        #expect(kind(["TERM_PROGRAM": "vscode"], reply: Self.sixel) == .iterm)
        #expect(kind(["LC_TERMINAL": "iTerm2"], reply: TerminalReply()) == .iterm)
        #expect(kind(["TERM_PROGRAM": "WezTerm"], reply: Self.kitty) == .iterm)
    }

    @Test("a terminal that may not be asked, or is silent, gets characters that its locale has")
    func characters() {
        #expect(kind([:]) == .braille)
        #expect(kind([:], reply: TerminalReply()) == .braille)
        #expect(kind(["LANG": "C"]) == .ascii)
        #expect(kind(["LC_ALL": "C", "LANG": "en_GB.UTF-8"]) == .ascii)
        #expect(kind(["LC_CTYPE": "de_DE.utf8", "LANG": "C"]) == .braille)
    }

    @Test(
        "attribute 4 is a whole number after the class of the terminal",
        arguments: [
            ("[?62;4;22c", true), ("[?4;6c", false), ("[?62;14;41c", false), ("[?62;22c", false), ("[?64;4c", true),
        ])
    func attributes(answer: String, hasSixel: Bool) {
        let reply = TerminalReply(Array("\u{1B}\(answer)".utf8))
        #expect(reply.isComplete)
        #expect(reply.hasSixel == hasSixel)
        #expect(!reply.hasKitty)
    }

    @Test("an error, another picture's answer, half an answer and noise say nothing")
    func silence() {
        for text in ["\u{1B}_Gi=31;ENOTSUP:no\u{1B}\\", "\u{1B}_Gi=7;OK\u{1B}\\", "\u{1B}_Gi=31;OK", "\u{1B}[?62;4", "abc", ""] {
            let reply = TerminalReply(Array(text.utf8))
            #expect(!reply.hasKitty && !reply.isComplete, "\(text)")
        }
    }
}
