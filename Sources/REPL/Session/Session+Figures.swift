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
        } else if let style = graphicsStyle {
            let (columns, rows) = output.size
            let lines = noun.figure.text(width: min(80, columns), height: max(12, rows * 2 / 5), style: style)
            for line in lines { write(line) }
        } else if runs.isFileRun {
            try write(noun.figure, to: runs.figurePath(self), at: place)
        } else {
            write(noun.summary)
        }
    }

    /// How figures are drawn on the terminal; nil where they are not.
    private var graphicsStyle: GraphicsStyle? {
        guard output.isTerminal else { return nil }
        func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
        let terminal = TerminalStyle(environment: environment, isTerminal: true)
        return GraphicsStyle(
            named: settings.graphics ?? environment("ROGA_GRAPHICS"),
            locale: environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG"),
            hasColour: settings.colour && terminal.isColoured)
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
