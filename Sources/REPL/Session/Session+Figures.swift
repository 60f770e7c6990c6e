import Engine
import Plot
import Plugins

extension Session {
    /// Where a figure goes: to a file, to the run folder under `roga run`, else to the screen in words
    /// (LANGUAGE 6.3).
    ///
    /// - Throws: `.argument` for an extension other than .png and .svg, `.file` when it cannot be written.
    func place(_ noun: FigureNoun, to path: String?, at place: Place? = nil) throws {
        guard !noun.figure.isEmpty else {
            notice("there is nothing to draw" + (path.map { "; \($0) is not written" } ?? ""))
            return
        }
        if let path {
            try write(noun.figure, to: path, at: place)
        } else if runs.isFileRun {
            try write(noun.figure, to: runs.figurePath(self), at: place)
        } else {
            write(noun.summary + "  (to: \"x.png\" writes it)")
        }
    }

    private func write(_ figure: Figure, to path: String, at place: Place?) throws {
        let format: Canvas.Format
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
