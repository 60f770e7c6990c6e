/// A model of a terminal's screen: enough of one to read what readline and a prompt write.
struct Screen {
    private(set) var columns: Int
    private(set) var rows: Int
    /// OSC 133 marks in the order in which they came: `A`, `B`, `C`, `D;0`.
    private(set) var marks: [String] = []
    /// How often the bell rang.
    private(set) var bells = 0
    /// Whether the terminal was asked to bracket pastes.
    private(set) var bracketsPastes = false

    /// A character with its colours; an empty one is the right half of a wide one.
    private struct Cell: Equatable {
        var text = " "
        var style = ""
    }

    private var cells: [[Cell]]
    private var row = 0
    private var column = 0
    private var style = ""
    private var wrapsNext = false
    private var pending: [UInt8] = []

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    }

    /// The lines without spaces at their ends, up to the last one that has text.
    var lines: [String] {
        var result = cells.map { line in
            var text = line.map(\.text).joined()
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
        while result.last == "" { result.removeLast() }
        return result
    }

    /// Where the cursor stands, from 0.
    var cursor: (row: Int, column: Int) { (row, column) }

    /// The parts of a line that have a style, with it: `("31", "abc")`.
    func styled(line: Int) -> [(style: String, text: String)] {
        var result: [(style: String, text: String)] = []
        var before = ""
        for cell in cells[line] {
            if !cell.style.isEmpty {
                if cell.style == before {
                    result[result.count - 1].text += cell.text
                } else {
                    result.append((cell.style, cell.text))
                }
            }
            before = cell.style
        }
        return result
    }

    /// Takes another size; lines are cut or filled, as xterm does.
    mutating func resize(columns: Int, rows: Int) {
        for index in cells.indices {
            cells[index] = Array((cells[index] + Array(repeating: Cell(), count: columns)).prefix(columns))
        }
        while cells.count > rows, row > 0 {
            cells.removeFirst()
            row -= 1
        }
        cells = Array(
            (cells + Array(repeating: Array(repeating: Cell(), count: columns), count: rows)).prefix(rows))
        self.columns = columns
        self.rows = rows
        row = min(row, rows - 1)
        column = min(column, columns - 1)
        wrapsNext = false
    }

    /// Shows bytes; a sequence or character that is not whole waits for the rest.
    mutating func feed(_ bytes: [UInt8]) {
        pending += bytes
        var start = 0
        // No sequence is longer than a few dozen bytes; a slice keeps the copies small.
        while let used = step(pending[start..<min(pending.count, start + 256)]) { start += used }
        pending.removeFirst(start)
    }

    /// Deals with one character or sequence at the start; nil if it is not whole.
    private mutating func step(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        if first == 0x1b { return escape(Array(bytes)) }
        if first < 32 || first == 127 {
            control(first)
            return 1
        }
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard bytes.count >= length else { return nil }
        put(String(decoding: bytes.prefix(length), as: UTF8.self))
        return length
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 7: bells += 1
        case 8: column = max(0, column - 1)
        case 9: column = min(columns - 1, (column / 8 + 1) * 8)
        case 10: lineFeed()
        case 13: column = 0
        default: return
        }
        wrapsNext = false
    }

    private mutating func lineFeed() {
        guard row == rows - 1 else {
            row += 1
            return
        }
        cells.removeFirst()
        cells.append(Array(repeating: Cell(), count: columns))
    }

    private mutating func put(_ text: String) {
        let width = max(0, text.unicodeScalars.first.map(Self.width) ?? 0)
        if width == 0 {
            cells[row][max(0, column - 1)].text += text
            return
        }
        if wrapsNext || column + width > columns {
            column = 0
            lineFeed()
            wrapsNext = false
        }
        cells[row][column] = Cell(text: text, style: style)
        if width == 2, column + 1 < columns { cells[row][column + 1] = Cell(text: "", style: style) }
        column += width
        if column >= columns {
            column = columns - 1
            wrapsNext = true
        }
    }

    /// Columns of a character; -1 for one that controls the terminal.
    static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 32 || (0x7F..<0xA0).contains(scalar.value) { return -1 }
        if (0x300...0x36F).contains(scalar.value) { return 0 }
        return scalar.value >= 0x1100 && scalar.properties.isEmojiPresentation
            || (0x2E80...0xFFDC).contains(scalar.value) ? 2 : 1
    }

    private mutating func escape(_ bytes: [UInt8]) -> Int? {
        guard bytes.count > 1 else { return nil }
        switch bytes[1] {
        case UInt8(ascii: "["):
            guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
                return nil
            }
            let text = String(decoding: bytes[2..<end], as: UTF8.self)
            sequence(text, Character(Unicode.Scalar(bytes[end])))
            return end + 1
        case UInt8(ascii: "]"):
            guard let end = bytes.firstIndex(of: 7) else { return nil }
            let text = String(decoding: bytes[2..<end], as: UTF8.self)
            if text.hasPrefix("133;") { marks.append(String(text.dropFirst(4))) }
            return end + 1
        case UInt8(ascii: "M"):
            row = max(0, row - 1)
            return 2
        case UInt8(ascii: "("), UInt8(ascii: ")"): return bytes.count > 2 ? 3 : nil
        default: return 2
        }
    }

    private mutating func sequence(_ text: String, _ final: Character) {
        if text.hasPrefix("?") {
            if text == "?2004" { bracketsPastes = final == "h" }
            return
        }
        let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let count = max(1, numbers.first ?? 1)
        if final != "m" { wrapsNext = false }
        switch final {
        case "A": row = max(0, row - count)
        case "B": row = min(rows - 1, row + count)
        case "C": column = min(columns - 1, column + count)
        case "D": column = max(0, column - count)
        case "G": column = min(columns, count) - 1
        case "d": row = min(rows, count) - 1
        case "H":
            row = min(rows, count) - 1
            column = min(columns, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
        case "J": eraseBelow(all: numbers.first == 2)
        case "K": clear(row, from: numbers.first == 0 || text.isEmpty ? column : 0)
        case "P":
            cells[row].removeSubrange(column..<min(columns, column + count))
            cells[row] += Array(repeating: Cell(), count: columns - cells[row].count)
        case "@":
            cells[row].insert(contentsOf: Array(repeating: Cell(), count: count), at: column)
            cells[row] = Array(cells[row].prefix(columns))
        case "m": style = text == "0" ? "" : text
        default: break
        }
    }

    private mutating func eraseBelow(all: Bool) {
        if !all { clear(row, from: column) }
        for line in cells.indices where all || line > row { clear(line, from: 0) }
    }

    private mutating func clear(_ line: Int, from start: Int) {
        for index in start..<columns { cells[line][index] = Cell() }
    }
}
