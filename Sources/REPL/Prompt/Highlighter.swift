import Language

/// A part of a line with a colour of its own.
public struct Highlight: Equatable, Sendable {
    public enum Kind: String, Sendable {
        case keyword = "35"
        case function = "36"
        case label = "33"
        case number = "94"
        case text = "32"
        case comment = "90"
    }

    /// Bytes of UTF-8.
    public var range: Range<Int>
    public var kind: Kind

    public init(_ range: Range<Int>, _ kind: Kind) {
        self.range = range
        self.kind = kind
    }
}

/// Colours what is typed. The text is half typed, so this goes by how things look, not by what they mean.
public struct Highlighter {
    private let isCallable: (String) -> Bool

    private static let words = Set(Keyword.allCases.map(\.rawValue))
    private static let prefixWords = Set(PrefixWord.allCases.map(\.rawValue))

    /// - Parameter isCallable: whether a name is a function.
    public init(isCallable: @escaping (String) -> Bool) { self.isCallable = isCallable }

    /// The parts of a text that have a colour, in order.
    public func highlights(of text: String) -> [Highlight] {
        let bytes = Array(text.utf8)
        if let first = bytes.first(where: { $0 != 32 }),
            first == UInt8(ascii: "!") || first == UInt8(ascii: "?")
        {
            return []
        }
        let scanner = Scanner(bytes)
        var result = scanner.comments.map { Highlight($0, .comment) }
        let tokens = scanner.outer + scanner.tokens
        for (index, token) in tokens.enumerated() {
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            switch token.kind {
            case .text: result.append(Highlight(token.range, .text))
            case .number: result.append(Highlight(token.range, .number))
            case .name:
                if let kind = kind(of: token, next: next, isFirst: isFirst(index, tokens)) {
                    result.append(Highlight(token.range, kind))
                }
            case .symbol, .newline: break
            }
        }
        if let open = scanner.openText, open > 0 { result.append(Highlight(open - 1..<bytes.count, .text)) }
        // A comment within an interpolation lies in its text.
        var end = 0
        return result.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { highlight in
            guard highlight.range.lowerBound >= end, !highlight.range.isEmpty else { return false }
            end = highlight.range.upperBound
            return true
        }
    }

    private func kind(of token: ScanToken, next: ScanToken?, isFirst: Bool) -> Highlight.Kind? {
        if let next, next.isSymbol(":"), next.isTouching { return .label }
        if Self.words.contains(token.text) { return .keyword }
        if isFirst, Self.prefixWords.contains(token.text), isPrefix(before: next) { return .keyword }
        return isCallable(token.text) ? .function : nil
    }

    /// Whether a word such as `time` is followed by a statement: `time = 3` is a name.
    private func isPrefix(before next: ScanToken?) -> Bool {
        guard let next, next.kind == .symbol else { return true }
        return !next.isTouching && ["(", "[", "{", "-"].contains(next.text)
    }

    /// Whether a statement begins with the token.
    private func isFirst(_ index: Int, _ tokens: [ScanToken]) -> Bool {
        guard index > 0 else { return true }
        let before = tokens[index - 1]
        return before.kind == .newline || before.isSymbol(";") || before.isSymbol("{")
            || Self.prefixWords.contains(before.text)
    }
}
