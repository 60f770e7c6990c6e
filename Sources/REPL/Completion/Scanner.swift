/// A piece of the text before the cursor.
struct ScanToken: Equatable {
    enum Kind: Equatable { case name, number, text, symbol, newline }
    var kind: Kind
    var text: String
    /// Bytes of the text.
    var range: Range<Int>
    /// Whether it touches the token before.
    var isTouching: Bool

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}

/// Cuts the text before the cursor into tokens. Unlike the language's lexer it accepts anything, since the
/// text is half typed: what matters is where the cursor stands.
struct Scanner {
    /// The tokens of the innermost expression around the cursor: those of an interpolation `{…}` alone, if
    /// the cursor is within one.
    private(set) var tokens: [ScanToken] = []
    /// Where the text that the cursor stands in begins, behind its quote.
    private(set) var openText: Int?
    private(set) var isComment = false
    /// Comments, without their newlines.
    private(set) var comments: [Range<Int>] = []
    private(set) var isInterpolation = false
    /// What stands before an interpolation that is not closed, the beginning of its text included.
    private(set) var outer: [ScanToken] = []

    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        scan(within: false)
    }

    /// Takes away the token that is being typed.
    mutating func dropLast() { tokens.removeLast() }

    private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }
    private func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes[at..<at + count]) }
    }

    /// Scans to the end, or to the brace that closes an interpolation. Returns whether it was closed.
    @discardableResult
    private mutating func scan(within isInner: Bool) -> Bool {
        var depth = 0
        var lastEnd = -1
        while let byte {
            let start = at
            switch byte {
            case 32, 9, 13:
                at += 1
                continue
            case 10:
                at += 1
                add(.newline, start, lastEnd)
            case UInt8(ascii: "#"):
                while let next = self.byte, next != 10 {
                    at += 1
                    _ = next
                }
                comments.append(start..<at)
                if at == bytes.count { isComment = true }
                continue
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard scanText(isInner: isInner) else { return false }
                add(.text, start, lastEnd)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                scanNumber()
                add(.number, start, lastEnd)
            case _ where Self.isNamePart(byte):
                while let next = self.byte, Self.isNamePart(next) { at += 1 }
                add(.name, start, lastEnd)
            default:
                at +=
                    ["...", "..<"].contains { text in
                        String(decoding: bytes[at...].prefix(3), as: UTF8.self) == text
                    }
                    ? 3 : starts(with: "=>") || starts(with: "..") || starts(with: "==") ? 2 : 1
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") {
                    if isInner, depth == 0 { return true }
                    depth -= 1
                }
                add(.symbol, start, lastEnd)
            }
            lastEnd = at
        }
        return !isInner
    }

    private mutating func add(_ kind: ScanToken.Kind, _ start: Int, _ lastEnd: Int) {
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        tokens.append(ScanToken(kind: kind, text: text, range: start..<at, isTouching: start == lastEnd))
    }

    private mutating func scanNumber() {
        while let next = byte {
            let isPoint =
                next == UInt8(ascii: ".") && at + 1 < bytes.count
                && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at + 1])
            guard isPoint || Self.isNamePart(next) else { return }
            at += 1
        }
    }

    /// Scans a text; false if the cursor is within it, or within an interpolation of it.
    /// Within an interpolation a text has none of its own, so nothing nests deeper.
    private mutating func scanText(isInner: Bool) -> Bool {
        let isRaw = isInner || byte == UInt8(ascii: "'")
        let isLong = starts(with: "\"\"\"")
        let quote = bytes[at]
        let first = at
        at += isLong ? 3 : 1
        let start = at
        while let next = byte {
            if next == UInt8(ascii: "\\"), !isRaw {
                at += 2
            } else if next == quote, !isLong || starts(with: "\"\"\"") {
                at += isLong ? 3 : 1
                return true
            } else if next == 10, !isLong {
                return true
            } else if next == UInt8(ascii: "{"), !isRaw {
                at += 1
                let before = tokens
                let head = first..<at - 1
                tokens = []
                guard scan(within: true) else {
                    if openText == nil { isInterpolation = true }
                    let text = String(decoding: bytes[head], as: UTF8.self)
                    outer = before + [ScanToken(kind: .text, text: text, range: head, isTouching: false)]
                    return false
                }
                tokens = before
            } else {
                at += 1
            }
        }
        at = min(at, bytes.count)
        openText = start
        return false
    }

    /// Letters, digits and underscores; every byte of a character beyond ASCII.
    static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 128...:
            true
        default: false
        }
    }
}
