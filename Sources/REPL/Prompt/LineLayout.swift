/// Where readline puts each character of a line on the screen: wrapped at the edge, a newline at a newline.
public struct LineLayout {
    /// Rows below the prompt's, and columns.
    public struct Cell: Equatable, Sendable {
        public var row: Int
        public var column: Int

        public init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    /// The characters in order, with the byte at which each begins.
    public let characters: [(offset: Int, scalar: Unicode.Scalar, cell: Cell)]
    /// Where the next character would go.
    public let end: Cell

    /// Nil for a text with characters that readline shows in its own way: tabs, control characters, accents
    /// that take no room.
    ///
    /// - Parameters:
    ///   - promptWidth: columns of the prompt before the text.
    ///   - width: columns of a character; negative for one that cannot be shown.
    public init?(_ text: String, promptWidth: Int, columns: Int, width: (Unicode.Scalar) -> Int) {
        guard promptWidth < columns else { return nil }
        var characters: [(offset: Int, scalar: Unicode.Scalar, cell: Cell)] = []
        var at = Cell(row: 0, column: promptWidth)
        var offset = 0
        for scalar in text.unicodeScalars {
            let isNewline = scalar == "\n"
            let size = isNewline ? 0 : width(scalar)
            guard isNewline || (1...columns).contains(size) else { return nil }
            if at.column + size > columns { at = Cell(row: at.row + 1, column: 0) }
            characters.append((offset, scalar, at))
            at.column += size
            if isNewline || at.column >= columns { at = Cell(row: at.row + 1, column: 0) }
            offset += UTF8.width(scalar)
        }
        self.characters = characters
        end = at
    }

    /// Where the character that begins at a byte is; the end for a byte behind the last.
    public func cell(at offset: Int) -> Cell { characters.first { $0.offset >= offset }?.cell ?? end }
}
