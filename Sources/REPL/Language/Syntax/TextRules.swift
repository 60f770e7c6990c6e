import Engine

/// What every text must keep to before it is cut into tokens.
enum TextRules {
    /// - Throws: `.syntax` for bytes that are not UTF-8, NUL, or a line over the limit, with line and byte.
    static func check(_ source: Source) throws {
        var lineStart = 0
        var line = 1
        for (offset, byte) in source.text.enumerated() {
            if byte == 10 {
                lineStart = offset + 1
                line += 1
            } else if byte == 0 {
                throw Fault(
                    .syntax, "line \(line): a NUL byte at byte \(offset - lineStart + 1)",
                    at: Place(source: source, range: offset..<offset))
            } else if offset - lineStart > ParseLimits.line {
                throw Fault(
                    .syntax, "line \(line) is too long (limit \(ParseLimits.line) bytes)",
                    at: Place(source: source, range: lineStart..<lineStart))
            }
        }
        try checkEncoding(source)
    }

    private static func checkEncoding(_ source: Source) throws {
        if String(validating: source.text, as: UTF8.self) != nil { return }
        var decoder = UTF8()
        var bytes = source.text.makeIterator()
        var valid = 0
        while case .scalarValue(let scalar) = decoder.decode(&bytes) {
            valid += UTF8.width(scalar)
        }
        let line = source.text[..<valid].count { $0 == 10 } + 1
        let start = source.text[..<valid].lastIndex(of: 10).map { $0 + 1 } ?? 0
        throw Fault(
            .syntax, "line \(line): not UTF-8 at byte \(valid - start + 1)",
            hint: "save the file as UTF-8", at: Place(source: source, range: valid..<valid))
    }
}
