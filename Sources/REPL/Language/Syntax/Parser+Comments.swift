import Engine

/// What comments mean: expected lines, cells, the help of what stands below them.
extension Parser {
    /// The statements, each with the `#>` lines that follow it.
    func withExpectations(_ statements: [Statement]) -> [Statement] {
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

    /// The cells, in order.
    func cells() -> [Cell] {
        comments.filter(\.isCell).map { comment in
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
        var low = 0
        var high = comments.count
        while low < high {
            let middle = (low + high) / 2
            if comments[middle].range.upperBound <= token.range.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var line = source.position(of: token.range.lowerBound).line - 1
        var lines: [Substring] = []
        for comment in comments[..<low].reversed() {
            guard comment.isWholeLine, comment.line == line, !comment.isCell, !comment.text.hasPrefix("#>"),
                !comment.text.hasPrefix("#!")
            else { break }
            var text = comment.text.drop { $0 == "#" }
            if text.first == " " { text = text.dropFirst() }
            lines.append(text)
            line -= 1
        }
        return lines.reversed().joined(separator: "\n")
    }
}

extension Lexer.Comment {
    /// Whether it begins a cell: `# %%`, alone or with a title.
    fileprivate var isCell: Bool {
        isWholeLine && text.hasPrefix("# %%") && text.dropFirst(4).first.map { $0 == " " } ?? true
    }
}
