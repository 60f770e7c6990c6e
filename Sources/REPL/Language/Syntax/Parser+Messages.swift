import Engine

/// What is said of text that is not the language.
extension Parser {
    /// The fault for the next token.
    ///
    /// - Parameters:
    ///   - expected: what may stand there, in words.
    ///   - statement: the whole statement that comes before it on the line.
    func unexpected(_ expected: String? = nil, after statement: Statement? = nil) -> Fault {
        let token = tokens[at].kind == .newline && !ignoresNewlines ? tokens[at] : peek
        let word = token.kind == .end || token.kind == .newline ? "" : text(of: token)
        if let known = ForeignWords.signs[word] {
            return Fault(.syntax, known.message, hint: known.hint, at: place(token))
        }
        var fault = Fault(.syntax, "I did not expect \(described(token)) here", at: place(token))
        fault.hint = expected.map { "here stands \($0)" }
        switch token.kind {
        case .keyword(.if):
            fault.message = "'if' comes before the values it chooses between"
            fault.hint = "write  if b { a } else { c }"
        case .keyword(.else):
            fault.message = "'else' has no 'if' here"
            fault.hint = "put else on the line of the closing brace: } else {"
        case .sign("="): fault.hint = "to compare write ==; to name an argument write name: value"
        case .text where !token.hasSpaceBefore && at > 0:
            if case .name = previous.kind {
                fault.hint = "texts have no prefix: \"{x} items\" puts values in"
            }
        default: break
        }
        guard let statement else { return fault }
        if let line = rewritten(statement) { fault.hint = "write: \(line)" }
        return foreignCommand(statement) ?? fault
    }

    private func described(_ token: Token) -> String {
        switch token.kind {
        case .end: "the end"
        case .newline: "the end of the line"
        default: "'\(text(of: token))'"
        }
    }

    /// The start of a token's text, enough for a message.
    func text(of token: Token) -> String {
        String(String(decoding: source.text[token.range].prefix(160), as: UTF8.self).prefix(40))
    }

    /// A foreign word that was read as a command: `lambda x: …`, `elif …`.
    private func foreignCommand(_ statement: Statement) -> Fault? {
        guard case .expression(let expression) = statement.spoken,
            case .postfix(let base, _) = expression.kind,
            case .name(let name) = base.kind, let known = ForeignWords.signs[name],
            expression.place.range.count > base.place.range.count,
            source.text[base.place.range.upperBound] == UInt8(ascii: " ")
        else { return nil }
        return Fault(.syntax, known.message, hint: known.hint, at: base.place)
    }

    /// The fault where a list goes on without a comma.
    func unseparated(_ closing: String) -> Fault {
        if case .name(let name) = previous.kind, let known = ForeignWords.signs[name] {
            return Fault(.syntax, known.message, hint: known.hint, at: previousPlace)
        }
        var fault = unexpected()
        switch peek.kind {
        case .name(let name) where ForeignWords.signs[name] != nil: break
        case .name, .integer, .real, .text, .sign("["), .sign("{"), .sign("("):
            switch closing {
            case "]": fault.message = "elements of [ ] are separated by commas"
            case ")": fault.message = "arguments are separated by commas"
            default: fault.message = "entries of { } are separated by commas"
            }
            fault.hint = "add a comma (spaces do not separate elements)"
        case .sign("=") where closing == ")":
            fault.message = "arguments are named with a colon"
            fault.hint = "write name: value"
        default: break
        }
        return fault
    }
}

extension Fault {
    /// The same fault, naming the line where the bracket around it was opened, if that is an earlier one.
    func opened(at opening: Place) -> Fault {
        guard kind == .syntax, let place, place.line > opening.line else { return self }
        var copy = self
        copy.hint = (hint.map { $0 + "; " } ?? "") + "the bracket was opened at line \(opening.line)"
        return copy
    }
}
