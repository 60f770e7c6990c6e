import Engine

/// Cuts a text into tokens, by bytes; comments are kept aside.
struct Lexer {
    /// A comment with the line it stands on and whether anything stands before it there.
    struct Comment: Sendable {
        let range: Range<Int>
        let line: Int
        let isWholeLine: Bool
        let text: String
    }

    let source: Source
    private(set) var tokens: [Token] = []
    private(set) var comments: [Comment] = []
    private var position: Int
    private let limit: Int
    private var text: [UInt8] { source.text }

    /// Lexes a stretch of a source; the whole of it without a range.
    init(_ source: Source, range: Range<Int>? = nil) throws {
        self.source = source
        position = range?.lowerBound ?? 0
        limit = range?.upperBound ?? source.text.count
        if range == nil { try TextRules.check(source) }
        if position == 0, source.text.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        try run()
    }

    private mutating func run() throws {
        var lineHasToken = false
        var spaced = true
        while position < limit {
            let byte = source.text[position]
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 13:
                position += 1
                spaced = true
                continue
            case UInt8(ascii: "\n"):
                add(.newline, position..<position + 1, spaced)
                position += 1
                lineHasToken = false
                spaced = true
                continue
            case UInt8(ascii: "#"):
                comment(isWholeLine: !lineHasToken)
                continue
            default: break
            }
            try token(byte, spaced)
            lineHasToken = true
            spaced = false
        }
        add(.end, limit..<limit, spaced)
    }

    private mutating func token(_ byte: UInt8, _ spaced: Bool) throws {
        let start = position
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let (kind, end) = try NumberLexer(source, limit).read(from: start)
            position = end
            add(kind, start..<end, spaced)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            if byte == UInt8(ascii: "'"), !spaced { try checkTransposition() }
            let (pieces, end) = try TextLexer(source, limit).read(from: start)
            position = end
            add(.text(pieces), start..<end, spaced)
        default:
            if let end = nameEnd(from: start) {
                position = end
                let word = String(decoding: source.text[start..<end], as: UTF8.self)
                add(kind(of: word), start..<end, spaced)
            } else {
                try sign(spaced)
            }
        }
    }

    /// A quote that touches a value is another language's transposition.
    private func checkTransposition() throws {
        switch tokens.last?.kind {
        case .name(let name):
            throw Fault(
                .syntax, "a text cannot touch the name before it", hint: "to transpose write  \(name).T",
                at: Place(source: source, range: position..<position + 1))
        case .sign(")"), .sign("]"):
            throw Fault(
                .syntax, "a text cannot touch the bracket before it", hint: "to transpose write  .T",
                at: Place(source: source, range: position..<position + 1))
        default: return
        }
    }

    private func kind(of word: String) -> Token.Kind {
        if let keyword = Keyword(rawValue: word) { return .keyword(keyword) }
        switch word {
        case "True": return .keyword(.true)
        case "False": return .keyword(.false)
        case "None": return .keyword(.null)
        default: return .name(word)
        }
    }

    /// The signs by their first byte, longest first, so that `..<` is not read as `..` and `<`. Those that no
    /// statement can hold are there for the messages about other languages' words.
    private static let signs: [UInt8: [(bytes: [UInt8], text: String)]] = {
        let all = [
            "...", "..<", "**", "//", "==", "===", "!=", "!==", "<=", ">=", "=>", "+=", "-=", "*=", "/=",
            "..", "&&", "||",
            "|>", "%>%", "->", "<-", ":=", "~=", ".*", "./", ".^", "(", ")", "[", "]", "{", "}", ",", ";",
            ":",
            ".", "=", "+", "-", "*", "/", "%", "@", "^", "<", ">", "?", "!", "|", "&", "$", "~", "\\", "`",
        ]
        return Dictionary(grouping: all.map { (bytes: Array($0.utf8), text: $0) }) { $0.bytes[0] }
            .mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } }
    }()

    private mutating func sign(_ spaced: Bool) throws {
        let start = position
        for (bytes, sign) in Lexer.signs[source.text[start]] ?? [] where start + bytes.count <= limit {
            if bytes.count == 1 || source.text[start..<start + bytes.count].elementsEqual(bytes) {
                position += bytes.count
                add(.sign(sign), start..<position, spaced)
                return
            }
        }
        let scalar = String(decoding: source.text[start..<min(start + 4, limit)], as: UTF8.self)
            .unicodeScalars.first
        let shown = scalar.map { String($0).escapedForTerminal } ?? "?"
        throw Fault(
            .syntax, "'\(shown)' is not part of the language",
            hint: "names are letters, digits and _; texts stand in quotes",
            at: Place(source: source, range: start..<min(start + (scalar.map { UTF8.width($0) } ?? 1), limit))
        )
    }

    private mutating func comment(isWholeLine: Bool) {
        let start = position
        while position < limit, source.text[position] != 10 { position += 1 }
        var end = position
        if end > start, source.text[end - 1] == 13 { end -= 1 }
        comments.append(
            Comment(
                range: start..<end, line: source.position(of: start).line, isWholeLine: isWholeLine,
                text: String(decoding: source.text[start..<end], as: UTF8.self)))
    }

    private mutating func add(_ kind: Token.Kind, _ range: Range<Int>, _ spaced: Bool) {
        tokens.append(Token(kind: kind, range: range, hasSpaceBefore: spaced))
    }

    /// Where the name that begins here ends; nil if no name begins here.
    private func nameEnd(from start: Int) -> Int? {
        var at = start
        while at < limit {
            let byte = source.text[at]
            if byte < 128 {
                let isLetter =
                    byte == UInt8(ascii: "_")
                    || (byte | 32) >= UInt8(ascii: "a") && (byte | 32) <= UInt8(ascii: "z")
                let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
                guard isLetter || isDigit && at > start else { break }
                at += 1
            } else {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                let scalars = String(decoding: source.text[at..<min(at + length, limit)], as: UTF8.self)
                    .unicodeScalars
                guard let scalar = scalars.first, scalar.properties.isXIDContinue,
                    at > start || scalar.properties.isXIDStart
                else { break }
                at += length
            }
        }
        return at > start ? at : nil
    }
}
