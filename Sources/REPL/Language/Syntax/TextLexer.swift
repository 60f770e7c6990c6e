import Engine

/// Reads texts: `"…{expression:format}…"`, `'raw'`, `"""several lines"""`.
struct TextLexer {
    private let source: Source
    private let limit: Int

    init(_ source: Source, _ limit: Int) {
        self.source = source
        self.limit = limit
    }

    private static let quote = UInt8(ascii: "\"")

    /// The text that begins at a quote, and where it ends.
    func read(from start: Int) throws -> ([TextPiece], Int) {
        if source.text[start] == UInt8(ascii: "'") { return try raw(start) }
        if matches([34, 34, 34], at: start) { return try cooked(start, delimiter: [34, 34, 34]) }
        return try cooked(start, delimiter: [34])
    }

    private func raw(_ start: Int) throws -> ([TextPiece], Int) {
        var at = start + 1
        while at < limit, source.text[at] != UInt8(ascii: "'"), source.text[at] != 10 { at += 1 }
        guard at < limit, source.text[at] != 10 else { throw unterminated(start, "'") }
        return ([.literal(String(decoding: source.text[start + 1..<at], as: UTF8.self))], at + 1)
    }

    private func cooked(_ start: Int, delimiter: [UInt8]) throws -> ([TextPiece], Int) {
        var pieces: [TextPiece] = []
        var literal: [UInt8] = []
        var at = start + delimiter.count
        func flush() {
            if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
            literal = []
        }
        while true {
            guard at < limit, delimiter.count == 3 || source.text[at] != 10 else {
                throw unterminated(start, String(decoding: delimiter, as: UTF8.self))
            }
            if matches(delimiter, at: at) {
                flush()
                return (pieces.isEmpty ? [.literal("")] : pieces, at + delimiter.count)
            }
            switch source.text[at] {
            case UInt8(ascii: "\\"):
                let (bytes, end) = try escape(at)
                literal += bytes
                at = end
            case UInt8(ascii: "{"):
                flush()
                let (piece, end) = try interpolation(at)
                pieces.append(piece)
                at = end
            case 13 where at + 1 < limit && source.text[at + 1] == 10:
                // Line ends of another system are not part of a text.
                at += 1
            case UInt8(ascii: "}"):
                throw fault("a '}' alone in a text", "write \\} for a brace", at..<at + 1)
            default:
                literal.append(source.text[at])
                at += 1
            }
        }
    }

    private func escape(_ at: Int) throws -> ([UInt8], Int) {
        guard at + 1 < limit else { throw unterminated(at, "\"") }
        switch source.text[at + 1] {
        case UInt8(ascii: "n"): return ([10], at + 2)
        case UInt8(ascii: "t"): return ([9], at + 2)
        case UInt8(ascii: "r"): return ([13], at + 2)
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "'"):
            return ([source.text[at + 1]], at + 2)
        case UInt8(ascii: "x"):
            let digits = at + 4 <= limit ? String(decoding: source.text[at + 2..<at + 4], as: UTF8.self) : ""
            guard let code = UInt8(digits, radix: 16), code > 0 else { break }
            return (Array(String(Unicode.Scalar(code)).utf8), at + 4)
        case UInt8(ascii: "u") where matches([UInt8(ascii: "{")], at: at + 2):
            guard let close = source.text[at..<limit].firstIndex(of: UInt8(ascii: "}")), close - at <= 9,
                let code = UInt32(String(decoding: source.text[at + 3..<close], as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(code), code != 0
            else { break }
            return (Array(String(scalar).utf8), close + 1)
        default: break
        }
        throw fault(
            "an unknown escape in a text",
            "known are \\n \\t \\r \\\\ \\\" \\{ \\} \\x1b \\u{41}; 'raw' texts have none",
            at..<min(at + 2, limit))
    }

    private func interpolation(_ open: Int) throws -> (TextPiece, Int) {
        var at = open + 1
        var depth = 0
        var colon: Int?
        while at < limit, source.text[at] != 10, source.text[at] != TextLexer.quote {
            switch source.text[at] {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ":") where depth == 0 && colon == nil: colon = at
            case UInt8(ascii: "'"):
                let (_, end) = try raw(at)
                at = end
                continue
            case UInt8(ascii: "}") where depth == 0:
                let expression = open + 1..<(colon ?? at)
                guard !expression.isEmpty else {
                    throw fault("nothing stands between { and }", "write \\{ for a brace", open..<at + 1)
                }
                return (.expression(expression, format: colon.map { $0 + 1..<at }), at + 1)
            case UInt8(ascii: "}"): depth -= 1
            default: break
            }
            at += 1
        }
        throw fault(
            "a '{' in a text is never closed", "write \\{ for a brace; a text inside { } is written '…'",
            open..<open + 1)
    }

    /// Whether a fault says only that a text of several lines is still open.
    static func isUnfinished(_ fault: Fault) -> Bool {
        fault.message == neverClosed && fault.place?.range.count == 3
    }

    private static let neverClosed = "this text is never closed"

    private func matches(_ bytes: [UInt8], at: Int) -> Bool {
        at + bytes.count <= limit && source.text[at..<at + bytes.count].elementsEqual(bytes)
    }

    private func unterminated(_ start: Int, _ delimiter: String) -> Fault {
        fault(TextLexer.neverClosed, "close it with \(delimiter)", start..<start + delimiter.utf8.count)
    }

    private func fault(_ message: String, _ hint: String?, _ range: Range<Int>) -> Fault {
        Fault(.syntax, message, hint: hint, at: Place(source: source, range: range))
    }
}
