import Engine

extension Parser {
    /// A value without operators.
    mutating func primary() throws -> Expression {
        let token = peek
        switch token.kind {
        case .integer(let value):
            take()
            return Expression(.value(.int(value)), place(token))
        case .real(let value):
            take()
            return Expression(.value(.real(value)), place(token))
        case .text(let pieces):
            take()
            return try text(pieces, place(token))
        case .name(let name):
            take()
            return Expression(.name(name), place(token))
        case .keyword(.true), .keyword(.false):
            take()
            return Expression(.value(.bool(token.isKeyword(.true))), place(token))
        case .keyword(.null):
            take()
            return Expression(.value(.null), place(token))
        case .keyword(.if): return try branch()
        case .sign("("): return try parenthesis()
        case .sign("["): return try list()
        case .sign("{"):
            guard startsRecord() || mayStartRecord() else {
                throw Fault(
                    .syntax, "a block cannot stand here", hint: "a record is written {name: value}",
                    at: place(token))
            }
            return try record()
        default: throw unexpected("a value")
        }
    }

    private mutating func parenthesis() throws -> Expression {
        let start = peek.range.lowerBound
        let inner = try bracketed(")", ignoresNewlines: true) { parser in
            let inner = try parser.expression()
            if parser.peek.isSign(",") {
                throw Fault(
                    .syntax, "a parenthesis holds one value", hint: "several values are a list: [a, b]",
                    at: parser.place(parser.peek))
            }
            return inner
        }
        return Expression(inner.kind, place(from: start))
    }

    private mutating func text(_ pieces: [TextPiece], _ place: Place) throws -> Expression {
        if pieces.count == 1, case .literal(let text) = pieces[0] {
            return Expression(.value(.text(text)), place)
        }
        let depth = depth
        let parts = try pieces.map { piece -> Expression.TextPart in
            switch piece {
            case .literal(let text): return .literal(text)
            case .expression(let range, let format):
                var inner = try Parser(source, range: range)
                inner.depth = depth + 1
                inner.open = [(place, true)]
                let expression = try inner.expression()
                guard inner.peek.kind == .end else { throw inner.unexpected() }
                return .expression(
                    expression, format: format.map { String(decoding: source.text[$0], as: UTF8.self) })
            }
        }
        return Expression(.text(parts), place)
    }

    private mutating func branch() throws -> Expression {
        let start = peek.range.lowerBound
        var cases: [(condition: Expression, block: Block)] = []
        var otherwise: Block?
        repeat {
            take()
            let condition = try deeper { try $0.expression() }
            cases.append((condition, try block()))
            guard tokens[at].isKeyword(.else) || ignoresNewlines && peek.isKeyword(.else) else { break }
            take()
            if !peek.isKeyword(.if) {
                otherwise = try block()
                break
            }
        } while true
        return Expression(.branch(Expression.Branch(cases: cases, otherwise: otherwise)), place(from: start))
    }

    private mutating func list() throws -> Expression {
        let start = peek.range.lowerBound
        let kind = try bracketed("]", ignoresNewlines: true) { parser -> Expression.Kind in
            var rows: [[Expression.Item]] = []
            if parser.peek.isSign("]") { return .list(rows: []) }
            repeat {
                if parser.peek.isSign("]") { break }
                let row = try parser.row()
                if rows.isEmpty, row.count == 1, !row[0].isSpread, parser.peek.isKeyword(.for) {
                    return .comprehension(try parser.comprehension(row[0].expression))
                }
                rows.append(row)
            } while parser.takeSign(";")
            if !parser.peek.isSign("]") { throw parser.unseparated("]") }
            return .list(rows: rows)
        }
        return Expression(kind, place(from: start))
    }

    private mutating func row() throws -> [Expression.Item] {
        var items: [Expression.Item] = []
        repeat {
            if peek.isSign("]") || peek.isSign(";") { break }
            let isSpread = takeSign("...")
            items.append(Expression.Item(isSpread: isSpread, expression: try expression()))
        } while takeSign(",")
        return items
    }

    private mutating func comprehension(_ body: Expression) throws -> Expression.Comprehension {
        take()
        let names = try names()
        guard takeKeyword(.in) else { throw unexpected("in") }
        let values = try expression()
        let condition = takeKeyword(.if) ? try expression() : nil
        return Expression.Comprehension(body: body, names: names, values: values, condition: condition)
    }

    private mutating func record() throws -> Expression {
        let start = peek.range.lowerBound
        let entries = try bracketed("}", ignoresNewlines: true) { parser in
            var entries: [Expression.Entry] = []
            while !parser.peek.isSign("}") {
                entries.append(try parser.entry())
                guard parser.takeSign(",") else { break }
            }
            if !parser.peek.isSign("}") { throw parser.unseparated("}") }
            return entries
        }
        return Expression(.record(entries), place(from: start))
    }

    private mutating func entry() throws -> Expression.Entry {
        if takeSign("...") { return .spread(try expression()) }
        let key: String
        switch peek.kind {
        case .name(let name): key = name
        case .keyword(let keyword): key = keyword.rawValue
        case .text(let pieces):
            guard pieces.count == 1, case .literal(let text) = pieces[0] else {
                throw Fault(.syntax, "the key of a record cannot have parts in braces", at: place(peek))
            }
            key = text
        default: throw unexpected("a name")
        }
        take()
        guard takeSign(":") else { throw unexpected(": and the value of \(key)") }
        return .field(key, try expression())
    }

    // MARK: Commands

    /// A bracket-less call, or an expression.
    mutating func simple() throws -> Expression {
        guard let callee = try commandName() else { return try expression() }
        let arguments = try arguments(until: nil)
        let whole = callee.place.through(previousPlace)
        return Expression(.postfix(callee, [.call(arguments, whole)]), whole)
    }

    /// The dotted name of a command, if one comes next: what follows after a space begins a value.
    private mutating func commandName() throws -> Expression? {
        guard case .name(let first) = tokens[at].kind else { return nil }
        var position = at + 1
        var fields: [Expression.Suffix] = []
        while tokens[position].isSign("."), !tokens[position].hasSpaceBefore,
            !tokens[position + 1].hasSpaceBefore,
            case .name(let name) = tokens[position + 1].kind
        {
            fields.append(.field(name, place(tokens[position + 1])))
            position += 2
        }
        guard tokens[position].hasSpaceBefore, beginsValue(tokens[position], before: position + 1) else {
            return nil
        }
        let base = Expression(.name(first), place(tokens[at]))
        at = position
        guard let last = fields.last else { return base }
        return Expression(.postfix(base, fields), base.place.through(last.place))
    }

    private func beginsValue(_ token: Token, before next: Int) -> Bool {
        switch token.kind {
        case .name, .integer, .real, .text: return true
        case .keyword(let keyword):
            return tokens[next].isSign(":") || [.true, .false, .null, .not].contains(keyword)
        case .sign(let sign):
            return ["(", "[", "{", "..."].contains(sign)
        default: return false
        }
    }
}
