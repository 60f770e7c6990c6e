/// A rectangle of characters with colours.
struct TextGrid {
    /// One column of one row.
    struct Cell: Equatable {
        /// Empty in the second column of a wide character.
        var text = " "
        var colour: Colour?
        var ground: Colour?
        var isBold = false
    }

    let width, height: Int
    private var cells: [Cell]

    /// A grid of blanks; sizes below zero become zero.
    init(width: Int, height: Int) {
        self.width = min(max(0, width), 2000)
        self.height = min(max(0, height), 2000)
        cells = [Cell](repeating: Cell(), count: self.width * self.height)
    }

    subscript(row: Int, column: Int) -> Cell {
        get { cells[row * width + column] }
        set {
            guard row >= 0, row < height, column >= 0, column < width else { return }
            cells[row * width + column] = newValue
        }
    }

    /// Writes text from a column on; what has no room is left away.
    mutating func write(
        _ text: String, row: Int, column: Int, colour: Colour? = nil, ground: Colour? = nil,
        isBold: Bool = false
    ) {
        guard row >= 0, row < height else { return }
        var at = column
        for character in text {
            let size = DisplayWidth.of(character)
            guard size > 0 else { continue }
            guard at + size <= width else { return }
            guard at >= 0 else {
                at += size
                continue
            }
            self[row, at] = Cell(text: String(character), colour: colour, ground: ground, isBold: isBold)
            if size == 2 { self[row, at + 1] = Cell(text: "", colour: colour, ground: ground) }
            at += size
        }
    }

    /// Copies another grid to a place.
    mutating func place(_ other: TextGrid, row: Int, column: Int) {
        for y in 0..<other.height { for x in 0..<other.width { self[row + y, column + x] = other[y, x] } }
    }

    /// The rows as text without blanks at their ends.
    ///
    /// - Parameter hasColour: with escape sequences for 24-bit colours, and a reset at the end of a row.
    func lines(hasColour: Bool) -> [String] {
        (0..<height).map { row in
            var last = width
            while last > 0, self[row, last - 1] == Cell(colour: self[row, last - 1].colour) { last -= 1 }
            guard hasColour else { return (0..<last).map { self[row, $0].text }.joined() }
            return coloured(row, columns: last)
        }
    }

    private func coloured(_ row: Int, columns: Int) -> String {
        var result = ""
        var current = Cell()
        for column in 0..<columns {
            var next = self[row, column]
            let text = next.text
            next.text = " "
            if next != current {
                result += TextGrid.escape(next)
                current = next
            }
            result += text
        }
        return current == Cell() ? result : result + "\u{1B}[0m"
    }

    private static func escape(_ cell: Cell) -> String {
        var codes = ["0"]
        if cell.isBold { codes.append("1") }
        for (layer, colour) in [(38, cell.colour), (48, cell.ground)] {
            guard let (red, green, blue) = colour?.bytes else { continue }
            codes.append("\(layer);2;\(red);\(green);\(blue)")
        }
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }
}
