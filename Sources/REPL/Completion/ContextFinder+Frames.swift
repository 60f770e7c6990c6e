extension ContextFinder {
    /// An open bracket, or the text as a whole.
    struct Frame {
        enum Opener { case block, call, bracket, record }
        var opener: Opener
        /// Index of the first token within it.
        var start: Int
        /// The names of the function whose call it is.
        var function: [String]?
        var isMethod = false
    }

    /// The brackets that are open at the end of the tokens, outermost first; the text itself is the first.
    func frames(of tokens: [ScanToken]) -> [Frame] {
        var stack = [Frame(opener: .block, start: 0)]
        for (index, token) in tokens.enumerated() where token.kind == .symbol {
            switch token.text {
            case "(":
                let callee = token.isTouching ? calledNames(tokens[..<index]) : nil
                stack.append(
                    Frame(
                        opener: callee == nil ? .bracket : .call, start: index + 1, function: callee?.names,
                        isMethod: callee?.isMethod ?? false))
            case "[": stack.append(Frame(opener: .bracket, start: index + 1))
            case "{":
                let isRecord =
                    index > 0 && tokens[index - 1].kind == .symbol
                    && [",", ":", "=", "(", "[", "=>"].contains(tokens[index - 1].text)
                stack.append(Frame(opener: isRecord ? .record : .block, start: index + 1))
            case ")", "]", "}": if stack.count > 1 { stack.removeLast() }
            default: break
            }
        }
        return stack
    }

    /// The tokens behind the last statement end.
    func lastStatement(_ tokens: [ScanToken]) -> [ScanToken] {
        var depth = 0
        var start = 0
        for (index, token) in tokens.enumerated() {
            if ["(", "[", "{"].contains(where: token.isSymbol) { depth += 1 }
            if [")", "]", "}"].contains(where: token.isSymbol) { depth -= 1 }
            guard depth == 0 else { continue }
            let continues =
                index > 0 && tokens[index - 1].kind == .symbol
                && !["}", ")", "]", ";"].contains(tokens[index - 1].text)
            if token.isSymbol(";") || (token.kind == .newline && !continues) { start = index + 1 }
        }
        return tokens[start...].filter { $0.kind != .newline }
    }

    /// What stands before a dot.
    func receiver(_ tokens: ArraySlice<ScanToken>) -> CompletionContext.Receiver {
        guard let last = tokens.last else { return .kind("nothing") }
        switch last.kind {
        case .name:
            guard let names = trailingNames(tokens) else { return .kind("any") }
            return .names(names)
        case .text: return .kind("text")
        case .symbol where last.text == ")":
            guard let open = opening(of: tokens), let callee = calledNames(tokens[..<open]),
                tokens[open].isTouching
            else { return .kind("any") }
            return .call(callee.names)
        case .symbol where last.text == "]":
            guard let open = opening(of: tokens) else { return .kind("any") }
            return tokens[open].isTouching ? .kind("any") : .kind("list")
        case .symbol where last.text == "}": return .kind("record")
        default: return .kind("nothing")
        }
    }

    /// Names that the text makes: `for NAME, NAME in`, the parameters of `fn`, and what it assigns to.
    func localNames(_ tokens: [ScanToken]) -> [String] {
        var names: [String] = []
        func add(_ name: String) { if !names.contains(name) { names.append(name) } }
        for (index, token) in tokens.enumerated() where token.kind == .name {
            let before = index > 0 ? tokens[index - 1] : nil
            let after = index + 1 < tokens.count ? tokens[index + 1] : nil
            if before?.text == "for" || before?.text == "catch"
                || (after?.text == "in" && before?.isSymbol(",") ?? false)
            {
                add(token.text)
            } else if after?.isSymbol("=") ?? false,
                before == nil || before?.kind == .newline
                    || ["{", ";"].contains(before?.text ?? ""),
                tokens[index...].contains(where: { $0.kind == .newline || $0.isSymbol(";") })
            {
                add(token.text)
            } else if ["fn", "recipe"].contains(token.text), index + 2 < tokens.count,
                tokens[index + 2].isSymbol("(")
            {
                for name in parameters(tokens[(index + 3)...]) { add(name) }
            }
        }
        return names
    }

    private func parameters(_ tokens: ArraySlice<ScanToken>) -> [String] {
        var names: [String] = []
        var isStart = true
        for token in tokens {
            if token.isSymbol(")") { break }
            if isStart, token.kind == .name { names.append(token.text) }
            isStart = token.isSymbol(",")
        }
        return names
    }

    /// `a.b.c` at the end of the tokens; nil if something else than a name begins it.
    private func trailingNames(_ tokens: ArraySlice<ScanToken>) -> [String]? {
        var names: [String] = []
        var at = tokens.endIndex - 1
        while at >= tokens.startIndex, tokens[at].kind == .name {
            names.insert(tokens[at].text, at: 0)
            guard at - 1 >= tokens.startIndex, tokens[at - 1].isSymbol(".") else { return names }
            at -= 2
        }
        return nil
    }

    /// The function that a bracket behind these tokens calls. Where something else than a name is before the
    /// last dot (`f(x).g(`), only the last name is known.
    private func calledNames(_ tokens: ArraySlice<ScanToken>) -> (names: [String], isMethod: Bool)? {
        guard let last = tokens.last, last.kind == .name else { return nil }
        if let names = trailingNames(tokens) { return (names, names.count > 1) }
        return ([last.text], true)
    }

    /// The bracket that the last token closes.
    private func opening(of tokens: ArraySlice<ScanToken>) -> Int? {
        var depth = 0
        for index in tokens.indices.reversed() where tokens[index].kind == .symbol {
            if [")", "]", "}"].contains(tokens[index].text) { depth += 1 }
            if ["(", "[", "{"].contains(tokens[index].text) { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
