/// A text that places point into: a recipe, a typed line, a manifest.
public final class Source: Sendable {
    /// What is shown before `:line:column`; a path, or `input 3`.
    public let name: String
    /// The text's bytes, valid UTF-8.
    public let text: [UInt8]
    private let lineStarts: [Int]

    public init(name: String, text: [UInt8]) {
        self.name = name
        self.text = text
        var starts = [0]
        for (offset, byte) in text.enumerated() where byte == 10 { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// The text of a line (from 1) without its end.
    public func line(_ number: Int) -> String {
        guard number >= 1, number <= lineStarts.count else { return "" }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : text.count
        if end > start, text[end - 1] == 13 { end -= 1 }
        return String(decoding: text[start..<end], as: UTF8.self)
    }

    /// Line and column (both from 1, columns in Unicode scalars) of a byte offset.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(offset, 0), text.count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let before = text[lineStarts[low]..<offset].count { $0 & 0xC0 != 0x80 }
        return (low + 1, before + 1)
    }
}

/// A stretch of a source: where a token, an expression or a key stands.
public struct Place: Sendable {
    public let source: Source
    /// Byte offsets; empty for a point.
    public let range: Range<Int>

    public init(source: Source, range: Range<Int>) {
        self.source = source
        self.range = range
    }

    /// Line of the first byte, from 1.
    public var line: Int { source.position(of: range.lowerBound).line }
    /// Column of the first byte, from 1, in Unicode scalars.
    public var column: Int { source.position(of: range.lowerBound).column }

    /// From the start of this place to the end of another in the same source.
    public func through(_ other: Place) -> Place {
        let low = min(range.lowerBound, other.range.lowerBound)
        return Place(source: source, range: low..<max(range.upperBound, other.range.upperBound))
    }
}
