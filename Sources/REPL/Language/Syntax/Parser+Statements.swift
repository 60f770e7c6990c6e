import Engine

extension Parser {
    /// Statements up to a closing sign, or to the end.
    mutating func statements(until closing: String?) throws -> [Statement] {
        var result: [Statement] = []
        while true {
            while tokens[at].kind == .newline || tokens[at].isSign(";") { at += 1 }
            if tokens[at].kind == .end || closing.map({ tokens[at].isSign($0) }) ?? false { return result }
            result.append(try statement())
            let next = tokens[at]
            guard
                next.kind == .newline || next.kind == .end || next.isSign(";")
                    || closing.map({ next.isSign($0) }) ?? false
            else { throw unexpected(after: result.last) }
        }
    }

    /// A block of statements in braces.
    mutating func block() throws -> Block {
        guard peek.isSign("{") else { throw unexpected("a block in braces: { … }") }
        let start = peek.range.lowerBound
        let body = try bracketed("}", ignoresNewlines: false) { try $0.statements(until: "}") }
        return Block(statements: body, place: place(from: start))
    }

    private mutating func statement() throws -> Statement {
        let first = tokens[at]
        let kind = try statementKind(first)
        let place = place(from: first.range.lowerBound)
        return Statement(kind: kind, place: place, isHidden: tokens[at].isSign(";"))
    }

    private mutating func statementKind(_ first: Token) throws -> Statement.Kind {
        if let word = prefixWord(first) {
            take()
            return .prefixed(word, try deeper { try $0.statement() })
        }
        guard case .keyword(let keyword) = first.kind else { return try assignmentOrSimple() }
        switch keyword {
        case .fn, .recipe: return .function(try function(isRecipe: keyword == .recipe))
        case .param: return .parameter(try parameter())
        case .use: return .use(try use())
        case .for: return try forLoop()
        case .while:
            take()
            let condition = try expression()
            return .whileLoop(condition, try loopBody())
        case .try: return try tryCatch()
        case .return:
            guard functions > 0 else { throw Fault(.syntax, "'return' outside a function", at: place(first)) }
            take()
            let next = tokens[at]
            if next.kind == .newline || next.kind == .end || next.isSign(";") || next.isSign("}") {
                return .give(nil)
            }
            return .give(try simple())
        case .break, .continue:
            guard loops > 0 else {
                throw Fault(.syntax, "'\(keyword.rawValue)' outside a loop", at: place(first))
            }
            take()
            return keyword == .break ? .leave : .next
        case .else:
            throw Fault(
                .syntax, "'else' has no 'if' here",
                hint: "put else on the line of the closing brace: } else {",
                at: place(first))
        default: return try assignmentOrSimple()
        }
    }

    /// The word, if it is one and what follows makes it a prefix rather than a name (LANGUAGE 3.2).
    private func prefixWord(_ token: Token) -> PrefixWord? {
        guard case .name(let name) = token.kind, let word = PrefixWord(rawValue: name) else { return nil }
        let next = tokens[at + 1]
        switch next.kind {
        case .name, .integer, .real, .text: return word
        case .keyword(let keyword):
            return [.in, .and, .or, .as, .by].contains(keyword) ? nil : word
        case .sign(let sign): return ["(", "[", "{"].contains(sign) && next.hasSpaceBefore ? word : nil
        default: return nil
        }
    }

    private mutating func parameter() throws -> Statement.Parameter {
        let help = help(above: take())
        let (name, place) = try name("a parameter's name")
        let type = takeSign(":") ? try type() : nil
        guard takeSign("=") else { throw unexpected("= and the parameter's default") }
        skipNewlines()
        return Statement.Parameter(name: name, type: type, value: try expression(), help: help, place: place)
    }

    private mutating func use() throws -> Statement.Use {
        take()
        let first = peek
        var subject = Statement.Use.Subject.path([])
        if case .text(let pieces) = first.kind {
            guard pieces.count == 1, case .literal(let path) = pieces[0] else {
                throw Fault(.syntax, "the path of 'use' cannot have parts in braces", at: place(first))
            }
            take()
            subject = .file(path)
        } else {
            var path = [try name("a file in quotes, or data.NAME").name]
            while takeSign(".") { path.append(try name("a name").name) }
            subject = .path(path)
        }
        let place = place(from: first.range.lowerBound)
        let alias = takeKeyword(.as) ? try name("a name").name : nil
        uses.append(Statement.Use(subject: subject, subjectPlace: place, alias: alias))
        return uses[uses.count - 1]
    }

    private mutating func forLoop() throws -> Statement.Kind {
        take()
        let names = try names()
        guard takeKeyword(.in) else { throw unexpected("in") }
        skipNewlines()
        let values = try expression()
        return .forLoop(names, values, try loopBody())
    }

    private mutating func loopBody() throws -> Block {
        loops += 1
        defer { loops -= 1 }
        return try block()
    }

    private mutating func tryCatch() throws -> Statement.Kind {
        take()
        let body = try block()
        guard takeKeyword(.catch) else { throw unexpected("catch on the line of the closing brace") }
        let (name, _) = try name("a name for the error")
        return .tryCatch(body, name, try block())
    }

    /// `a`, or `a, b`.
    mutating func names() throws -> [String] {
        var names = [try name("a name").name]
        while takeSign(",") {
            skipNewlines()
            names.append(try name("a name").name)
        }
        return names
    }

    mutating func name(_ expected: String) throws -> (name: String, place: Place) {
        guard case .name(let name) = peek.kind else { throw unexpected(expected) }
        return (name, place(take()))
    }

    // MARK: Assignments

    private static let assignments: [String: Statement.Assignment] = [
        "=": .plain, "+=": .update(.add), "-=": .update(.subtract), "*=": .update(.multiply),
        "/=": .update(.divide),
    ]

    private mutating func assignmentOrSimple() throws -> Statement.Kind {
        let start = at
        if let targets = try targets(), case .sign(let sign) = peek.kind, let kind = Parser.assignments[sign]
        {
            if case .update = kind, targets.count > 1 {
                throw Fault(.syntax, "'\(sign)' changes one name at a time", at: place(peek))
            }
            take()
            skipNewlines()
            return .assignment(targets, kind, try simple())
        }
        at = start
        return .expression(try simple())
    }

    /// `a`, `a.b`, `a[0]`, `a, b`; nil where the statement does not begin so.
    private mutating func targets() throws -> [Statement.Target]? {
        guard mayAssign() else { return nil }
        var result: [Statement.Target] = []
        repeat {
            skipNewlines()
            guard case .name(let name) = peek.kind else { return nil }
            let start = take().range.lowerBound
            let path = try suffixes(allowsCalls: false)
            result.append(Statement.Target(name: name, path: path, place: place(from: start)))
        } while takeSign(",")
        return result
    }

    /// Looks along the line for an assignment sign outside brackets, so that indexes are read only once.
    private func mayAssign() -> Bool {
        guard case .name = tokens[at].kind else { return false }
        var position = at
        while true {
            switch tokens[position].kind {
            case .name, .keyword, .sign("."), .sign(","): break
            case .newline where tokens[max(position - 1, 0)].isSign(","): break
            case .sign("["): position = closers[position]
            case .sign(let sign): return Parser.assignments[sign] != nil
            default: return false
            }
            guard position < tokens.count - 1 else { return false }
            position += 1
        }
    }
}
