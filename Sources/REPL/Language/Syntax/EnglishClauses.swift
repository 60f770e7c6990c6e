import Engine

/// Clauses of the English style, `train net on mix for 5 epochs`, and the line that says the same.
extension Parser {
    /// Words that begin a clause, and the labels that they mean; `for` takes its label from what it counts.
    private static let clauses = [
        "on": "on", "with": "with", "for": "", "to": "to", "by": "by", "using": "with", "from": "from",
    ]

    /// The line to write instead of a statement that goes on with clauses; nil for anything else.
    func rewritten(_ statement: Statement) -> String? {
        guard case .expression(let expression) = statement.spoken, case .postfix = expression.kind else {
            return nil
        }
        var parts = [statement.text]
        var position = at
        while !endsLine(position) {
            guard let (part, end) = clause(position), parts.count < 12 else { return nil }
            parts.append(part)
            position = end
        }
        let line = parts.joined(separator: ", ")
        guard parts.count > 1, line.utf8.count <= 300,
            (try? Parser.parse(Source(name: "", text: Array(line.utf8)))) != nil
        else { return nil }
        return line
    }

    private func endsLine(_ position: Int) -> Bool {
        let kind = tokens[position].kind
        return kind == .newline || kind == .end || kind == .sign(";")
    }

    /// One clause as a named argument, and where it ends.
    private func clause(_ start: Int) -> (String, Int)? {
        guard let label = Parser.clauses[text(of: tokens[start])] else { return nil }
        var end = start + 1
        while !endsLine(end), Parser.clauses[text(of: tokens[end])] == nil {
            end = min(closers[end] + 1, tokens.count - 1)
        }
        guard end > start + 1 else { return nil }
        let range = tokens[start + 1].range.lowerBound..<tokens[end - 1].range.upperBound
        let value = String(decoding: source.text[range], as: UTF8.self)
        guard label.isEmpty else { return ("\(label): \(value)", end) }
        let words = value.split(separator: " ")
        return words.count == 2 ? ("\(words[1]): \(words[0])", end) : nil
    }
}

extension Statement {
    /// What the statement says, without an assignment around it.
    var spoken: Kind {
        if case .assignment(_, _, let expression) = kind { return .expression(expression) }
        return kind
    }
}
