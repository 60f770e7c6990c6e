import Engine
import Glibc
import Plot
import Plugins

extension Session {
    /// Where a figure goes: to a file; without one to the terminal; where there is none, under `roga run` to the
    /// run folder, else a line says what it is (LANGUAGE 6.3).
    ///
    /// - Throws: `.argument` for an extension other than .png and .svg, `.file` when it cannot be written.
    func place(_ noun: FigureNoun, to path: String?, at place: Place? = nil) throws {
        guard !noun.figure.isEmpty else {
            notice("there is nothing to draw" + (path.map { "; \($0) is not written" } ?? ""))
            return
        }
        if let path {
            try write(noun.figure, to: path, at: place)
        } else if graphicsKind != .off {
            try draw(noun)
        } else if runs.isFileRun {
            try write(noun.figure, to: runs.figurePath(self), at: place)
        } else {
            write(noun.summary)
        }
    }

    /// How figures are drawn on the terminal.
    private var graphicsKind: GraphicsKind {
        let mayAsk = TerminalProbe.isAllowed(environment: environment)
        let choice = GraphicsChoice(
            wish: settings.graphics, isTerminal: output.isTerminal, environment: environment,
            ask: mayAsk ? { self.askTerminal() } : nil)
        return choice.kind
    }

    /// The terminal's answer, asked for once.
    private func askTerminal() -> TerminalReply {
        if let terminalReply { return terminalReply }
        output.clearStatus()
        guard let reply = TerminalProbe.ask() else { return TerminalReply() }
        terminalReply = reply
        return reply
    }

    private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private func draw(_ noun: FigureNoun) throws {
        let (columns, rows) = output.size
        let box = TerminalBox(terminalColumns: columns, terminalRows: rows, pixels: output.pixels)
        let kind = graphicsKind
        if kind.isPixels, let picture = try noun.figure.sequence(kind, in: box, fonts: fonts()) {
            return output.draw(picture, about: noun.summary)
        }
        let terminal = TerminalStyle(environment: environment, isTerminal: output.isTerminal)
        let hasColour = settings.colour && terminal.isColoured
        guard let style = kind.style(hasColour: hasColour) else { return }
        let lines = noun.figure.text(width: box.columns, height: box.rows, style: style)
        if hasColour { return output.draw(lines.joined(separator: "\n"), about: noun.summary) }
        for line in lines { write(line) }
    }

    private func write(_ figure: Figure, to path: String, at place: Place?) throws {
        let format: Figure.Format
        switch Paths.suffix(of: path).lowercased() {
        case "png": format = .png(scale: 2)
        case "svg": format = .svg
        default:
            throw Fault(
                .argument, "a figure is written as .png or .svg, not as \(path.escapedForTerminal)", at: place)
        }
        let bytes = try figure.encoded(format, fonts: fonts())
        let folder = Paths.folder(of: path)
        if folder != "." { try Paths.makeFolder(folder) }
        try AtomicFile.write(bytes, to: path)
        output.writeAlways("wrote \(path.escapedForTerminal)")
    }
}
