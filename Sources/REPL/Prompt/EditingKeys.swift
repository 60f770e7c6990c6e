/// What keys do in an entry of several lines: Enter asks the parser, Up and Down move within the entry
/// before they go through the history, Home and End mean the line.
enum EditingKeys {
    /// What Up and Down did before: the user's own choice in `~/.inputrc`, else the history.
    /// Set once at the start, by the thread that edits lines.
    nonisolated(unsafe) private static var above: Readline.Command = { _, _ in
        Readline.previousHistory()
        return 0
    }
    nonisolated(unsafe) private static var below: Readline.Command = { _, _ in
        Readline.nextHistory()
        return 0
    }

    nonisolated(unsafe) private static var right: Readline.Command = { _, _ in
        Readline.point += 1
        return 0
    }

    private static let indent = 2

    /// Binds the keys, in every keymap and after `~/.inputrc` was read.
    static func install() {
        above = Readline.binding(of: "\\e[A") ?? above
        below = Readline.binding(of: "\\e[B") ?? below
        right = Readline.binding(of: "\\e[C") ?? right
        for key in ["\\C-m", "\\C-j"] { Readline.bind(key, to: { _, _ in EditingKeys.enter() }) }
        for key in ["\\e\\C-m", "\\e\\C-j"] {
            Readline.bind(key, to: { _, _ in EditingKeys.newline() }, in: [.emacs])
        }
        for key in ["\\e[A", "\\eOA"] { Readline.bind(key, to: { EditingKeys.up($0, $1) }) }
        for key in ["\\e[B", "\\eOB"] { Readline.bind(key, to: { EditingKeys.down($0, $1) }) }
        for key in ["\\e[C", "\\eOC"] { Readline.bind(key, to: { EditingKeys.forward($0, $1) }) }
        Readline.bind("\\C-f", to: { EditingKeys.forward($0, $1) }, in: [.emacs])
        for key in ["\\e[H", "\\eOH", "\\e[1~"] {
            Readline.bind(key, to: { _, _ in EditingKeys.lineStart() })
        }
        for key in ["\\e[F", "\\eOF", "\\e[4~"] {
            Readline.bind(key, to: { _, _ in EditingKeys.lineEnd() })
        }
        Readline.bind("\\C-a", to: { _, _ in EditingKeys.lineStart() }, in: [.emacs])
        Readline.bind("\\C-e", to: { _, _ in EditingKeys.lineEnd() }, in: [.emacs])
        Readline.bind("\\C-k", to: { _, _ in EditingKeys.killLine() }, in: [.emacs])
        Readline.bind("}", to: { _, _ in EditingKeys.closeBrace() }, in: [.emacs, .insert])
        Readline.bind("\\e[200~", to: { _, _ in EditingKeys.paste() })
    }

    private static func enter() -> Int32 {
        let text = Readline.line
        let answer = ReadlineEditor.current?.delegate?.completeness(of: text) ?? .complete
        guard case .incomplete(let spaces) = answer else {
            ReadlineEditor.current?.overlay.clear()
            Readline.accept()
            return 0
        }
        if Readline.isViCommandMode {
            Readline.point = EntryLines(text, cursor: Readline.point).current.upperBound
            Readline.startInserting()
        }
        Readline.insert("\n" + String(repeating: " ", count: min(max(spaces, 0), 80)))
        return 0
    }

    private static func newline() -> Int32 {
        Readline.insert("\n")
        return 0
    }

    private static func up(_ count: Int32, _ key: Int32) -> Int32 {
        let lines = EntryLines(Readline.line, cursor: Readline.point)
        guard let target = lines.offsetAbove else { return above(count, key) }
        Readline.point = target
        return 0
    }

    private static func down(_ count: Int32, _ key: Int32) -> Int32 {
        let lines = EntryLines(Readline.line, cursor: Readline.point)
        guard let target = lines.offsetBelow else { return below(count, key) }
        Readline.point = target
        return 0
    }

    /// At the start of a line already: the start of the entry.
    private static func lineStart() -> Int32 {
        let start = EntryLines(Readline.line, cursor: Readline.point).current.lowerBound
        Readline.point = Readline.point == start ? 0 : start
        return 0
    }

    /// At the end of the entry: takes the grey suggestion.
    private static func forward(_ count: Int32, _ key: Int32) -> Int32 {
        takeSuggestion() ? 0 : right(count, key)
    }

    private static func takeSuggestion() -> Bool {
        guard Readline.point == Readline.end, let rest = ReadlineEditor.current?.overlay.suggestion else {
            return false
        }
        Readline.insert(rest)
        return true
    }

    /// At the end of a line already: the end of the entry, and there the grey suggestion.
    private static func lineEnd() -> Int32 {
        if takeSuggestion() { return 0 }
        let end = EntryLines(Readline.line, cursor: Readline.point).current.upperBound
        Readline.point = Readline.point == end ? Readline.end : end
        return 0
    }

    /// To the end of the line; there, the newline.
    private static func killLine() -> Int32 {
        let point = Readline.point
        let end = EntryLines(Readline.line, cursor: point).current.upperBound
        Readline.kill(point..<(point == end ? min(end + 1, Readline.end) : end))
        return 0
    }

    /// A brace that closes a block goes back one step of indentation.
    private static func closeBrace() -> Int32 {
        let point = Readline.point
        let before = EntryLines(Readline.line, cursor: point).textBeforeCursor
        Readline.undoable {
            if before.utf8.count >= indent, before.allSatisfy({ $0 == " " }) {
                Readline.delete(point - indent..<point)
            }
            Readline.insert("}")
        }
        return 0
    }

    /// A paste becomes one entry to look at and change; nothing of it runs before Enter.
    private static func paste() -> Int32 {
        let start = Readline.point
        Readline.undoable {
            ReadlineEditor.current?.isPasting = true
            Readline.readPaste()
            ReadlineEditor.current?.isPasting = false
            let pasted = EntryLines.slice(Readline.line, start..<max(start, Readline.point))
            guard let text = ReadlineEditor.current?.delegate?.cleaned(paste: pasted), text != pasted else {
                return
            }
            Readline.delete(start..<Readline.point)
            Readline.insert(text)
        }
        Readline.setMark(start)
        return 0
    }
}
