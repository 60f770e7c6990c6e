/// The prompt and the marks around what is typed and printed (OSC 133, "semantic prompts": terminals jump
/// from prompt to prompt with them, and tests know that the prompt is there).
public enum PromptText {
    /// `roga[3]> `. What takes no room on the screen stands between \u{01} and \u{02}, for readline.
    public static func prompt(number: Int, style: TerminalStyle, colour: Bool) -> String {
        let text = "roga[\(number)]>"
        let shown = colour && style.isColoured ? hidden("\u{1b}[1;36m") + text + hidden("\u{1b}[0m") : text
        guard style.isMarked else { return shown + " " }
        return hidden(mark("A")) + shown + " " + hidden(mark("B"))
    }

    /// Written before an entry is evaluated.
    public static func outputStarts(style: TerminalStyle) -> String { style.isMarked ? mark("C") : "" }

    /// Written after an entry was evaluated.
    public static func outputEnds(isOk: Bool, style: TerminalStyle) -> String {
        style.isMarked ? mark("D;\(isOk ? 0 : 1)") : ""
    }

    private static func mark(_ text: String) -> String { "\u{1b}]133;\(text)\u{07}" }
    private static func hidden(_ text: String) -> String { "\u{01}\(text)\u{02}" }
}
