/// Joins readline's Tab to `Completion`: what replaces the word, and the menu with descriptions.
enum CompletionKeys {
    static func install() {
        Readline.setCompletion(
            { _, start, end in CompletionKeys.matches(start: Int(start), end: Int(end)) },
            menu: { _, _, _ in CompletionKeys.showMenu() })
    }

    /// Readline cuts the word that it replaces at `start`, our own may begin elsewhere; the difference is
    /// made up.
    private static func matches(start: Int, end: Int) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    {
        guard let editor = ReadlineEditor.current, let delegate = editor.delegate else {
            return Readline.matches([])
        }
        let line = Readline.line
        if line.isEmpty, let proposed = delegate.suggestion(for: "") { return Readline.matches([proposed]) }
        let completion = delegate.completion(of: line, at: end)
        editor.offered = completion
        let fitted = completion.replacements(from: start) { EntryLines.slice(line, $0) }
        return Readline.matches(fitted)
    }

    private static func showMenu() {
        guard let editor = ReadlineEditor.current else { return }
        editor.overlay.clear()
        let (rows, columns) = Readline.size
        let menu = CompletionMenu(
            columns: columns, rows: rows, isColoured: editor.isColoured,
            width: { Readline.width(of: $0) })
        let lines = menu.lines(editor.offered.candidates)
        Readline.write("\n" + lines.map { $0 + "\n" }.joined())
        Readline.redraw()
    }
}
