/// Colour while typing and the grey suggestion, on top of readline, which knows of neither: it draws the
/// plain line, then the same cells are painted again and the cursor is put back. The characters and their
/// widths are the same, so what readline believes of the screen stays true.
final class Overlay {
    var isOn = false
    /// What the line could go on with, while that is on the screen.
    private(set) var suggestion: String?
    /// Something grey stands behind the line.
    private var hasGrey = false

    private var prompt = ""
    private var promptWidth = 0
    private var isPaused = false
    /// Longer lines stay plain: they are pasted, not typed.
    private static let limit = 4096

    /// An entry begins, behind this prompt.
    func begin(prompt: String) {
        self.prompt = prompt
        suggestion = nil
        hasGrey = false
        var isHidden = false
        promptWidth = prompt.unicodeScalars.reduce(0) { total, scalar in
            if scalar == "\u{01}" { isHidden = true }
            if scalar == "\u{02}" { isHidden = false }
            return isHidden || scalar == "\u{02}" ? total : total + max(0, Readline.width(of: scalar))
        }
    }

    /// Takes the suggestion off the screen. The cursor is where `redisplay` left it.
    func clear() {
        suggestion = nil
        guard hasGrey else { return }
        hasGrey = false
        Readline.write("\u{1b}[K")
    }

    /// Leaves the line plain while something moves it about.
    func pausing(_ body: () -> Void) {
        clear()
        isPaused = true
        body()
        isPaused = false
    }

    /// Draws the line anew in a window that changed its size. What lay on rows of the old line goes as well.
    func resized() {
        pausing { Readline.resize() }
        guard isOn, let layout = layout(of: Readline.line) else { return }
        Readline.write(LinePainter.clearing(below: layout, cursor: layout.cell(at: Readline.point)))
    }

    /// Where the line is on the screen; nil where that cannot be known.
    private func layout(of text: String) -> LineLayout? {
        let (rows, columns) = Readline.size
        guard Readline.end <= Self.limit, Readline.showsPlainly(prompt: prompt),
            let layout = LineLayout(
                text, promptWidth: promptWidth, columns: columns, width: { Readline.width(of: $0) }),
            layout.end.row < rows
        else { return nil }
        return layout
    }

    /// Draws the line.
    func redisplay(_ delegate: (any LineEditorDelegate)?) {
        clear()
        Readline.redisplay()
        let text = Readline.line
        guard isOn, !isPaused, let delegate, let layout = layout(of: text) else { return }
        let cursor = layout.cell(at: Readline.point)
        let shown = grey(behind: text, at: cursor.column, delegate)
        hasGrey = shown != nil
        let highlights = delegate.highlights(of: text)
        guard !highlights.isEmpty || shown != nil else { return repaintIfNeeded(layout, cursor) }
        wasColoured = !highlights.isEmpty
        Readline.write(
            LinePainter.sequences(layout, highlights: highlights, cursor: cursor, suggestion: shown))
    }

    /// What stands behind the text when the cursor is at its end: a suggestion, else a hint.
    private func grey(
        behind text: String, at column: Int, _ delegate: any LineEditorDelegate
    ) -> String? {
        guard Readline.point == Readline.end, !Readline.isViCommandMode else { return nil }
        let rest = delegate.suggestion(for: text)
        guard let grey = rest ?? delegate.hint(for: text) else { return nil }
        let shown = LinePainter.shown(grey, at: column, columns: Readline.size.columns) { Readline.width(of: $0) }
        if shown != nil { suggestion = rest }
        return shown
    }

    /// Whether the line on the screen has colours, which must go when it has none any more.
    private var wasColoured = false

    private func repaintIfNeeded(_ layout: LineLayout, _ cursor: LineLayout.Cell) {
        guard wasColoured else { return }
        wasColoured = false
        Readline.write(LinePainter.sequences(layout, highlights: [], cursor: cursor, suggestion: nil))
    }
}
