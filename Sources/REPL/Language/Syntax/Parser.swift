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
    /// Every `use` so far, wherever it stands.
    var uses: [Statement.Use] = []
    /// For each opening bracket the token that closes it, else the end; for other tokens themselves.
    let closers: [Int]

    init(_ source: Source, range: Range<Int>? = nil) throws {
        let lexer = try Lexer(source, range: range)
        self.source = source
        tokens = lexer.tokens
        comments = lexer.comments
        closers = Parser.closers(of: tokens)
    }

    private static func closers(of tokens: [Token]) -> [Int] {
        var result = Array(tokens.indices)
        var open: [Int] = []
        for (position, token) in tokens.enumerated() {
            switch token.kind {
            case .sign("("), .sign("["), .sign("{"): open.append(position)
            case .sign(")"), .sign("]"), .sign("}"):
                if let opening = open.popLast() { result[opening] = position }
            default: break
            }
        }
        for opening in open { result[opening] = tokens.count - 1 }
        return result
    }

    /// Parses a whole text.
    ///
    /// - Throws: `Fault(.syntax)` with place and hint.
    public static func parse(_ source: Source) throws -> Program {
        var parser = try Parser(source)
        let statements = try parser.statements(until: nil)
        return Program(
            source: source, statements: parser.withExpectations(statements), cells: parser.cells(),
            uses: parser.uses)
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

    func place(from start: Int) -> Place {
        Place(source: source, range: start..<max(start, previous.range.upperBound))
    }

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
        do {
            let result = try deeper(read)
            guard peek.isSign(closing) else { throw missing(closing, opening) }
            take()
            open.removeLast()
            return result
        } catch let fault as Fault where ignoresNewlines && open.last?.place.range == opening.range {
            throw fault.opened(at: opening)
        }
    }

    private func missing(_ closing: String, _ opening: Place) -> Fault {
        if peek.kind == .end {
            return Fault(
                .syntax, "'\(String(decoding: source.text[opening.range], as: UTF8.self))' is never closed",
                hint: "it was opened at line \(opening.line); close it with '\(closing)'", at: opening)
        }
        return unexpected()
    }
}
