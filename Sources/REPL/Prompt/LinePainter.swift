/// Paints a line in colour over the same line in plain text, and what it could go on with in grey.
public enum LinePainter {
    /// The control sequences, which begin and end with the cursor at its place.
    ///
    /// - Parameters:
    ///   - layout: of the text that is on the screen.
    ///   - cursor: where the cursor is.
    ///   - suggestion: what is shown behind the text; nil if the cursor is not at its end.
    public static func sequences(
        _ layout: LineLayout, highlights: [Highlight], cursor: LineLayout.Cell, suggestion: String?
    ) -> String {
        var output = ""
        var at = cursor
        func move(to cell: LineLayout.Cell) {
            if cell.row < at.row { output += "\u{1b}[\(at.row - cell.row)A" }
            if cell.row > at.row { output += "\u{1b}[\(cell.row - at.row)B" }
            output += "\u{1b}[\(cell.column + 1)G"
            at = cell
        }
        var left = highlights[...]
        var colour: Highlight.Kind?
        if let first = layout.characters.first { move(to: first.cell) }
        for (offset, scalar, cell) in layout.characters where scalar != "\n" {
            while let first = left.first, first.range.upperBound <= offset { left.removeFirst() }
            let wanted = left.first.flatMap { $0.range.contains(offset) ? $0.kind : nil }
            if cell.row != at.row { move(to: cell) }
            if wanted != colour {
                output += wanted.map { "\u{1b}[0;\($0.rawValue)m" } ?? "\u{1b}[0m"
                colour = wanted
            }
            output.unicodeScalars.append(scalar)
        }
        if colour != nil { output += "\u{1b}[0m" }
        move(to: cursor)
        if let suggestion { output += "\u{1b}[2m\(suggestion)\u{1b}[0m\u{1b}[\(cursor.column + 1)G" }
        return output
    }

    /// Clears the screen below a text, where a window that changed its size leaves parts of it.
    public static func clearing(below layout: LineLayout, cursor: LineLayout.Cell) -> String {
        let rows = layout.end.row - cursor.row
        let down = rows > 0 ? "\u{1b}[\(rows)B" : ""
        let up = rows > 0 ? "\u{1b}[\(rows)A" : ""
        return "\(down)\u{1b}[\(layout.end.column + 1)G\u{1b}[J\(up)\u{1b}[\(cursor.column + 1)G"
    }

    /// The part of a suggestion that fits on the cursor's row; an ellipsis stands for further lines.
    public static func shown(
        _ suggestion: String, at column: Int, columns: Int, width: (Unicode.Scalar) -> Int
    ) -> String? {
        let line = suggestion.prefix { $0 != "\n" }
        let text = line.count < suggestion.count ? line + " …" : line
        var result = ""
        var used = column
        for scalar in text.unicodeScalars {
            let size = width(scalar)
            guard size > 0, used + size < columns else { break }
            used += size
            result.unicodeScalars.append(scalar)
        }
        return result.isEmpty ? nil : result
    }
}
