/// JSON of one level: an object of texts, numbers, booleans and nulls, as a line of the history is. Whatever
/// else a line holds makes it no object; nothing can make reading slow or deep.
enum FlatJSON {
    enum Item: Equatable { case text(String), number(Double), bool(Bool), null }

    /// A text as JSON.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{0}"..<"\u{20}", "\u{7f}"..<"\u{a0}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// The fields of an object; nil for any other text. Of a field that is there twice the last one counts.
    static func object(_ line: some Sequence<UInt8>) -> [String: Item]? {
        var reader = Reader(bytes: Array(line))
        return reader.object()
    }

    private struct Reader {
        let bytes: [UInt8]
        var at = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func object() -> [String: Item]? {
            guard take("{") else { return nil }
            var fields: [String: Item] = [:]
            if !take("}") {
                repeat {
                    guard let key = text(), take(":"), let item = item() else { return nil }
                    fields[key] = item
                } while take(",")
                guard take("}") else { return nil }
            }
            skipSpaces()
            return at == bytes.count ? fields : nil
        }

        private mutating func skipSpaces() {
            while at < bytes.count, [32, 9, 13, 10].contains(bytes[at]) { at += 1 }
        }

        private mutating func take(_ character: Character) -> Bool {
            skipSpaces()
            guard at < bytes.count, bytes[at] == character.asciiValue else { return false }
            at += 1
            return true
        }

        private mutating func item() -> Item? {
            skipSpaces()
            guard at < bytes.count else { return nil }
            if bytes[at] == UInt8(ascii: "\"") { return text().map { .text($0) } }
            let start = at
            let ends: [UInt8] = [44, 125, 32, 9, 13, 10]
            while at < bytes.count, at - start < 40, !ends.contains(bytes[at]) { at += 1 }
            switch String(decoding: bytes[start..<at], as: UTF8.self) {
            case "true": return .bool(true)
            case "false": return .bool(false)
            case "null": return .null
            case let word:
                guard let first = word.first, first == "-" || first.isNumber, let value = Double(word)
                else { return nil }
                return .number(value)
            }
        }

        private mutating func text() -> String? {
            guard take("\"") else { return nil }
            var raw: [UInt8] = []
            while at < bytes.count {
                let byte = bytes[at]
                at += 1
                switch byte {
                case UInt8(ascii: "\""): return String(validating: raw, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    guard let scalar = escape() else { return nil }
                    raw += Array(String(Character(scalar)).utf8)
                case 0..<32: return nil
                default: raw.append(byte)
                }
            }
            return nil
        }

        private mutating func escape() -> Unicode.Scalar? {
            guard at < bytes.count else { return nil }
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "n"): return "\n"
            case UInt8(ascii: "t"): return "\t"
            case UInt8(ascii: "r"): return "\r"
            case UInt8(ascii: "b"): return "\u{8}"
            case UInt8(ascii: "f"): return "\u{c}"
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
            case UInt8(ascii: "u"): return unicodeEscape()
            default: return nil
            }
        }

        private mutating func unicodeEscape() -> Unicode.Scalar? {
            guard let high = hexadecimal() else { return nil }
            guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
            guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
            else { return nil }
            at += 2
            guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { return nil }
            return Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        }

        private mutating func hexadecimal() -> UInt32? {
            guard at + 4 <= bytes.count else { return nil }
            defer { at += 4 }
            return UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        }
    }
}
