import Engine

/// A source line cut around a place, and the caret or underline below it.
struct Excerpt {
    let text: String
    /// What stands before the mark.
    let indent: String
    /// `^`, or as many as the place is wide.
    let mark: String

    /// - Parameters:
    ///   - window: columns that are shown at most.
    ///   - isPoint: one caret at the start, whatever the place's length.
    init(_ place: Place, window: Int, isPoint: Bool) {
        let bytes = place.source.text
        let line = Excerpt.line(of: place)
        let at = min(max(place.range.lowerBound, line.lowerBound), line.upperBound)
        // Bytes are cut first, so that a line of megabytes costs nothing.
        let reach = 4 * window
        let before = Excerpt.shown(bytes[max(line.lowerBound, at - reach)..<at])
        let after = Excerpt.shown(bytes[at..<min(line.upperBound, at + reach)])
        let widthAfter = min(after.reduce(0) { $0 + $1.unicodeScalars.count }, window)
        let left =
            Excerpt.fitting(before.reversed(), max(window - widthAfter, window / 2)).reversed() as [String]
        let widthLeft = left.reduce(0) { $0 + $1.unicodeScalars.count }
        let right = Excerpt.fitting(after, window - widthLeft)
        let isCutLeft = left.count < before.count || line.lowerBound < at - reach
        let isCutRight = right.count < after.count || at + reach < line.upperBound
        let end = min(max(place.range.upperBound, at), line.upperBound, at + reach)
        let span = Excerpt.shown(bytes[at..<end]).count

        text = (isCutLeft ? "…" : "") + (left + right).joined() + (isCutRight ? "…" : "")
        indent = String(repeating: " ", count: widthLeft + (isCutLeft ? 1 : 0))
        let width = right.prefix(span).reduce(0) { $0 + $1.unicodeScalars.count }
        mark = String(repeating: "^", count: isPoint ? 1 : max(width, 1))
    }

    /// The first pieces that fit into so many columns.
    private static func fitting(_ pieces: [String], _ width: Int) -> [String] {
        var left = width
        return Array(
            pieces.prefix {
                left -= $0.unicodeScalars.count
                return left >= 0
            })
    }

    /// Up to so many bytes from the start of the place's line.
    static func bytes(of place: Place, at offset: Int, window: Int) -> String {
        let line = line(of: place)
        let start = min(line.lowerBound + offset, line.upperBound)
        return String(
            decoding: place.source.text[start..<min(line.upperBound, start + window)], as: UTF8.self)
    }

    /// The bytes of the line that the place begins on, without its end.
    private static func line(of place: Place) -> Range<Int> {
        let bytes = place.source.text
        let at = min(max(place.range.lowerBound, 0), bytes.count)
        var start = at
        while start > 0, bytes[start - 1] != 10 { start -= 1 }
        var end = at
        while end < bytes.count, bytes[end] != 10 { end += 1 }
        if end > start, bytes[end - 1] == 13 { end -= 1 }
        return start..<end
    }

    /// The characters as they are shown, one piece each.
    private static func shown(_ bytes: ArraySlice<UInt8>) -> [String] {
        String(decoding: bytes.drop { $0 & 0xC0 == 0x80 }, as: UTF8.self).unicodeScalars.map { scalar in
            scalar == "\t" ? "    " : String(scalar).escapedForTerminal
        }
    }
}
