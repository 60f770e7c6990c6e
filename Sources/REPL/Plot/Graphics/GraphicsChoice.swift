/// What decides how figures are drawn: wishes, the environment, and at last the terminal's own answer.
///
/// Source: the order and the reasons are those of LANGUAGE 6.1.
public struct GraphicsChoice {
    /// What `--graphics` or `session.graphics` says; nil leaves it to the rest.
    public var wish: GraphicsKind?
    /// A variable of the environment.
    public var environment: (String) -> String?
    /// Whether standard output is a terminal.
    public var isTerminal: Bool
    /// Asks the terminal, at most once; nil where it may not be asked.
    public var ask: (() -> TerminalReply)?

    public init(
        wish: GraphicsKind?, isTerminal: Bool, environment: @escaping (String) -> String?,
        ask: (() -> TerminalReply)?
    ) {
        self.wish = wish
        self.isTerminal = isTerminal
        self.environment = environment
        self.ask = ask
    }

    /// The kind that is drawn.
    ///
    /// A wish of the session holds off a terminal too; the environment's holds on terminals alone, so that a
    /// profile does not fill logs with pictures. An unknown name in the environment is no wish.
    public var kind: GraphicsKind {
        if let wish { return wish }
        guard isTerminal, let term = environment("TERM"), term != "dumb", !term.isEmpty else { return .off }
        if let wish = environment(GraphicsChoice.variable).flatMap(GraphicsKind.init(rawValue:)) { return wish }
        guard !isMultiplexed(term) else { return characters }
        let program = environment("TERM_PROGRAM") ?? ""
        // WezTerm says yes to kitty's question and draws nothing.
        if program == "WezTerm" { return .iterm }
        let reply = ask?() ?? TerminalReply()
        if reply.hasKitty { return .kitty }
        if GraphicsChoice.inline.contains(program) || environment("LC_TERMINAL") == "iTerm2" { return .iterm }
        return reply.hasSixel ? .sixel : characters
    }

    /// The variable that holds a wish.
    public static let variable = "ROGA_GRAPHICS"

    /// Programs that show iTerm2's images.
    private static let inline: Set<String> = ["iTerm.app", "vscode"]

    /// Within tmux, screen or zellij a picture of pixels would float over the pane, or not be shown at all.
    private func isMultiplexed(_ term: String) -> Bool {
        ["TMUX", "STY", "ZELLIJ"].contains { environment($0)?.isEmpty == false }
            || term.hasPrefix("screen") || term.hasPrefix("tmux")
    }

    /// Braille where the locale has it; the first of LC_ALL, LC_CTYPE and LANG that is set counts.
    private var characters: GraphicsKind {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
        return locale?.uppercased().contains("UTF") == true ? .braille : .ascii
    }
}
