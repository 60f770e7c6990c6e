/// The lines of an entry around the cursor. Offsets are bytes of UTF-8; columns are characters.
struct EntryLines {
    private let bytes: [UInt8]
    private let cursor: Int
    /// The cursor's line, without the newline.
    let current: Range<Int>

    init(_ text: String, cursor: Int) {
        bytes = Array(text.utf8)
        self.cursor = min(max(cursor, 0), bytes.count)
        current = Self.line(in: bytes, around: self.cursor)
    }

    /// What stands before the cursor on its line.
    var textBeforeCursor: String { String(decoding: bytes[current.lowerBound..<cursor], as: UTF8.self) }

    /// The same column one line up; nil on the first line.
    var offsetAbove: Int? {
        guard current.lowerBound > 0 else { return nil }
        return offset(in: Self.line(in: bytes, around: current.lowerBound - 1))
    }

    /// The same column one line down; nil on the last line.
    var offsetBelow: Int? {
        guard current.upperBound < bytes.count else { return nil }
        return offset(in: Self.line(in: bytes, around: current.upperBound + 1))
    }

    /// A part of a text by byte offsets.
    static func slice(_ text: String, _ range: Range<Int>) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    private func offset(in line: Range<Int>) -> Int {
        let column = textBeforeCursor.count
        let text = String(decoding: bytes[line], as: UTF8.self)
        return line.lowerBound + text.prefix(column).utf8.count
    }

    private static func line(in bytes: [UInt8], around offset: Int) -> Range<Int> {
        let start = bytes[..<offset].lastIndex(of: 10).map { $0 + 1 } ?? 0
        let end = bytes[offset...].firstIndex(of: 10) ?? bytes.count
        return start..<end
    }
}
