import Engine

/// What is said of text that is not the language: words of other languages, forgotten commas, English clauses.
extension Parser {
    /// What other languages write, and what it is here.
    private static let foreign: [String: (message: String, hint: String)] = [
        "&&": ("'&&' is 'and' here", "write  a and b"),
        "||": ("'||' is 'or' here", "write  a or b"),
        "**": ("'**' is '^' here", "write  a^b"),
        "|>": ("'|>' is a dot here", "write  x.f(y)"),
        "%>%": ("'%>%' is a dot here", "write  x.f(y)"),
        "->": ("'->' is '=>' here", "a function is written  x => x^2"),
        "!": ("'!' is 'not' here", "write  not a"),
        "elif": ("'elif' is 'else if' here", "write  } else if …"),
        "lambda": ("'lambda' has no word here", "a function is written  x => x^2"),
        "end": ("'end' is '}' here", "blocks stand in braces: { … }"),
        "def": ("'def' is 'fn' here", "write  fn name(x) = x^2"),
        "function": ("'function' is 'fn' here", "write  fn name(x) = x^2"),
        "import": ("'import' is 'use' here", "write  use \"file.roga\" as name"),
    ]

    /// The fault for the next token.
    func unexpected(_ expected: String? = nil, after statement: Statement? = nil) -> Fault {
        let token = tokens[at].kind == .newline ? tokens[at] : peek
        let shown: String
        switch token.kind {
        case .end: shown = "the end"
        case .newline: shown = "the end of the line"
        default: shown = "'" + String(decoding: source.text[token.range].prefix(40), as: UTF8.self) + "'"
        }
        var fault = Fault(.syntax, "I did not expect \(shown) here", at: place(token))
        if let expected { fault.hint = "here stands \(expected)" }
        let word = String(decoding: source.text[token.range], as: UTF8.self)
        if let known = Parser.foreign[word] {
            fault.message = known.message
            fault.hint = known.hint
        } else if token.isKeyword(.if), statement != nil {
            fault.message = "'if' comes before the values it chooses between"
            fault.hint = "write  if b { a } else { c }"
        } else if token.isKeyword(.else) {
            fault.message = "'else' has no 'if' here"
            fault.hint = "put else on the line of the closing brace: } else {"
        } else if token.isSign("=") {
            fault.hint = "to compare write ==; to name an argument write name: value"
        } else if let statement, let line = rewritten(statement) {
            fault.hint = nil
            fault.message = "I did not expect \(shown) here"
            fault.hint = "write: \(line)"
        } else if let statement, let known = foreignCommand(statement) {
            fault = known
        }
        return fault
    }

    /// A foreign word that was read as a command: `lambda x: …`, `elif …`.
    private func foreignCommand(_ statement: Statement) -> Fault? {
        guard case .expression(let expression) = statement.kind,
            let first = expression.text.split(whereSeparator: { !$0.isLetter }).first,
            let known = Parser.foreign[String(first)]
        else { return nil }
        return Fault(.syntax, known.message, hint: known.hint, at: statement.place)
    }

    /// The fault where a list goes on without a comma.
    func unseparated(_ closing: String) -> Fault {
        let next = peek
        var fault = unexpected()
        switch next.kind {
        case .name, .integer, .real, .text, .sign("["), .sign("{"), .sign("("):
            fault.message = closing == "]" ? "elements of [ ] are separated by commas" :
                closing == ")" ? "arguments are separated by commas" : "entries of { } are separated by commas"
            fault.hint = "add a comma (spaces do not separate elements)"
        case .sign("=") where closing == ")":
            fault.message = "arguments are named with a colon"
            fault.hint = "write name: value"
        default: break
        }
        return fault
    }

    /// Words of the English style, and the labels that they mean.
    private static let clauses = ["on": "on", "with": "with", "for": "", "to": "to", "by": "by", "using": "with", "from": "from"]

    /// `train net on mix with roga() for 5 epochs` as the line to write; nil for anything else.
    private func rewritten(_ statement: Statement) -> String? {
        guard case .expression(let expression) = statement.kind, case .postfix = expression.kind else { return nil }
        var parts = [expression.text]
        var position = at
        while position < tokens.count, tokens[position].kind != .newline, tokens[position].kind != .end {
            let word = String(decoding: source.text[tokens[position].range], as: UTF8.self)
            guard let label = Parser.clauses[word] else { return nil }
            var end = position + 1
            var depth = 0
            while end < tokens.count, tokens[end].kind != .newline, tokens[end].kind != .end {
                let text = String(decoding: source.text[tokens[end].range], as: UTF8.self)
                if "([{".contains(text) { depth += 1 }
                if ")]}".contains(text) { depth -= 1 }
                if depth == 0, Parser.clauses[text] != nil { break }
                end += 1
            }
            guard end > position + 1 else { return nil }
            let range = tokens[position + 1].range.lowerBound..<tokens[end - 1].range.upperBound
            let value = String(decoding: source.text[range], as: UTF8.self)
            if label.isEmpty {
                let words = value.split(separator: " ")
                guard words.count == 2 else { return nil }
                parts.append("\(words[1]): \(words[0])")
            } else {
                parts.append("\(label): \(value)")
            }
            position = end
        }
        return parts.count > 1 ? parts.joined(separator: ", ") : nil
    }
}
