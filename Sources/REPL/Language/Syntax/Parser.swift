import Engine

/// Reads statements from tokens, with two tokens of lookahead (LANGUAGE 3.9).
public struct Parser {
    let source: Source
    let tokens: [Token]
    let comments: [Lexer.Comment]
    var at = 0
    var depth = 0
    /// The open brackets: where each opened, and whether newlines count as nothing in it.
    var open: [(place: Place, ignoresNewlines: Bool)] = []
    var loops = 0
    var functions = 0

    init(_ source: Source, range: Range<Int>? = nil) throws {
        let lexer = try Lexer(source, range: range)
        self.source = source
        tokens = lexer.tokens
        comments = lexer.comments
    }

    /// Parses a whole text.
    ///
    /// - Throws: `Fault(.syntax)` with place and hint.
    public static func parse(_ source: Source) throws -> Program {
        var parser = try Parser(source)
        let statements = try parser.statements(until: nil)
        return Program(
            source: source, statements: parser.withExpectations(statements), cells: parser.cells())
    }

    /// Parses one expression, as a parameter of the command line is read.
    public static func parseExpression(_ source: Source) throws -> Expression {
        var parser = try Parser(source)
        let expression = try parser.expression()
        guard parser.peek.kind == .end else { throw parser.unexpected() }
        return expression
    }

    // MARK: Tokens

    var ignoresNewlines: Bool { open.last?.ignoresNewlines ?? false }

    /// The next token; newlines are passed over where they count as nothing.
    var peek: Token { tokens[index(0)] }

    /// The token after the next.
    var peekSecond: Token { tokens[index(1)] }

    private func index(_ ahead: Int) -> Int {
        var position = at
        var left = ahead
        while true {
            if ignoresNewlines { while tokens[position].kind == .newline { position += 1 } }
            if left == 0 || tokens[position].kind == .end { return position }
            left -= 1
            position += 1
        }
    }

    /// Takes the next token.
    @discardableResult
    mutating func take() -> Token {
        at = index(0)
        let token = tokens[at]
        if token.kind != .end { at += 1 }
        return token
    }

    /// The token before the next one, newlines aside.
    var previous: Token {
        var position = at - 1
        while position > 0, tokens[position].kind == .newline { position -= 1 }
        return tokens[max(position, 0)]
    }

    mutating func takeSign(_ sign: String) -> Bool {
        guard peek.isSign(sign) else { return false }
        take()
        return true
    }

    mutating func takeKeyword(_ keyword: Keyword) -> Bool {
        guard peek.isKeyword(keyword) else { return false }
        take()
        return true
    }

    mutating func skipNewlines() {
        while tokens[at].kind == .newline { at += 1 }
    }

    func place(_ token: Token) -> Place { Place(source: source, range: token.range) }

    func place(from start: Int) -> Place { Place(source: source, range: start..<max(start, previous.range.upperBound)) }

    // MARK: Brackets and depth

    /// Runs a reading one level deeper.
    ///
    /// - Throws: when the levels go beyond the limit.
    mutating func deeper<T>(_ read: (inout Parser) throws -> T) throws -> T {
        depth += 1
        defer { depth -= 1 }
        guard depth <= ParseLimits.nesting else {
            throw Fault(.syntax, "nested too deeply (limit \(ParseLimits.nesting))", at: place(peek))
        }
        return try read(&self)
    }

    /// Reads what stands between an opening sign, which comes next, and its closing one.
    mutating func bracketed<T>(
        _ closing: String, ignoresNewlines: Bool, _ read: (inout Parser) throws -> T
    ) throws -> T {
        let opening = place(take())
        open.append((opening, ignoresNewlines))
        let result = try deeper(read)
        guard peek.isSign(closing) else { throw missing(closing, opening) }
        take()
        open.removeLast()
        return result
    }

    private func missing(_ closing: String, _ opening: Place) -> Fault {
        if peek.kind == .end {
            return Fault(
                .syntax, "'\(String(decoding: source.text[opening.range], as: UTF8.self))' is never closed",
                hint: "it was opened at line \(opening.line); close it with '\(closing)'", at: opening)
        }
        var fault = unexpected()
        if place(peek).line != opening.line {
            fault.hint = (fault.hint.map { $0 + "; " } ?? "") + "the bracket was opened at line \(opening.line)"
        }
        return fault
    }

    // MARK: Expected lines and cells

    private func withExpectations(_ statements: [Statement]) -> [Statement] {
        var result = statements
        var inside = 0
        for comment in comments where comment.isWholeLine && comment.text.hasPrefix("#>") {
            while inside < result.count, result[inside].place.range.lowerBound < comment.range.lowerBound {
                inside += 1
            }
            guard inside > 0 else { continue }
            var text = comment.text.dropFirst(2)
            if text.first == " " { text = text.dropFirst() }
            result[inside - 1].expected.append(
                ExpectedLine(text: String(text), place: Place(source: source, range: comment.range)))
        }
        return result
    }

    private func cells() -> [Cell] {
        comments.filter { $0.isWholeLine && $0.text.hasPrefix("# %%") }.map { comment in
            var title: [Substring] = []
            var tags: [String: String] = [:]
            var isMarkdown = false
            for word in comment.text.dropFirst(4).split(separator: " ") {
                if word == "[markdown]" {
                    isMarkdown = true
                } else if let equals = word.firstIndex(of: "="), equals > word.startIndex {
                    tags[String(word[..<equals])] = String(word[word.index(after: equals)...])
                } else {
                    title.append(word)
                }
            }
            return Cell(
                title: title.joined(separator: " "), isMarkdown: isMarkdown, tags: tags,
                place: Place(source: source, range: comment.range))
        }
    }

    /// The comment block directly above a token, without its marks.
    func help(above token: Token) -> String {
        var line = source.position(of: token.range.lowerBound).line - 1
        var lines: [Substring] = []
        for comment in comments.reversed() where comment.range.upperBound <= token.range.lowerBound {
            guard comment.isWholeLine, comment.line == line, !comment.text.hasPrefix("# %%"),
                !comment.text.hasPrefix("#>")
            else { break }
            var text = comment.text.drop { $0 == "#" }
            if text.first == " " { text = text.dropFirst() }
            lines.insert(text, at: 0)
            line -= 1
        }
        return lines.joined(separator: "\n")
    }
}
