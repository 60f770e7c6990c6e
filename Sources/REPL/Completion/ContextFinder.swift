/// Finds out what kind of thing stands at the cursor, from the text before it.
struct ContextFinder {
    /// Whether names (with dots between) can be called; decides what a bracket-less form is.
    let isCallable: ([String]) -> Bool

    private static let prefixWords: Set = ["time", "timeit", "profile", "trace", "explain", "bg", "quiet"]
    /// Words behind which an expression begins.
    private static let openers: Set = ["in", "by", "if", "while", "and", "or", "not", "return", "else"]
    /// Words behind which something new is named.
    private static let namers: Set = ["fn", "recipe", "param", "for", "as", "catch"]

    /// - Parameter text: what stands before the cursor.
    func point(_ text: [UInt8]) -> CompletionPoint {
        if let point = hostPoint(text) { return point }
        var scanner = Scanner(text)
        if scanner.isComment { return CompletionPoint(context: .nothing, start: text.count, word: "") }
        if let open = scanner.openText {
            let stack = frames(of: scanner.tokens)
            return CompletionPoint(
                context: .text(call(in: stack, scanner.tokens)), start: open,
                word: String(decoding: text[open...], as: UTF8.self))
        }
        var word = ""
        var start = text.count
        if let last = scanner.tokens.last, last.range.upperBound == text.count {
            if last.kind == .name {
                word = last.text
                start = last.range.lowerBound
                scanner.dropLast()
            } else if last.kind == .number || last.kind == .text {
                return CompletionPoint(context: .nothing, start: start, word: "")
            }
        }
        let context = context(scanner.tokens, at: start, isInterpolation: scanner.isInterpolation)
        return CompletionPoint(
            context: context, start: start, word: word, localNames: localNames(scanner.tokens))
    }

    /// `?topic`, `!command`.
    private func hostPoint(_ text: [UInt8]) -> CompletionPoint? {
        guard let first = text.firstIndex(where: { $0 != 32 && $0 != 10 }) else { return nil }
        switch text[first] {
        case UInt8(ascii: "?"):
            let start = text[first...].firstIndex { $0 != UInt8(ascii: "?") && $0 != 32 } ?? text.count
            return CompletionPoint(
                context: .topic, start: start, word: String(decoding: text[start...], as: UTF8.self))
        case UInt8(ascii: "!"):
            let start = (text[first...].lastIndex { $0 == 32 || $0 == UInt8(ascii: "!") } ?? first) + 1
            return CompletionPoint(
                context: .shell, start: start, word: String(decoding: text[start...], as: UTF8.self))
        default: return nil
        }
    }

    private func context(_ tokens: [ScanToken], at start: Int, isInterpolation: Bool) -> CompletionContext {
        if let last = tokens.last, last.isSymbol("."), last.range.upperBound == start {
            let receiver = receiver(tokens.dropLast())
            if case .names(let names) = receiver, tokens.dropLast(2 * names.count).last?.text == "use" {
                return .part(names)
            }
            return .member(receiver)
        }
        let stack = frames(of: tokens)
        let frame = stack[stack.count - 1]
        let inner = Array(tokens[frame.start...])
        if frame.opener == .block {
            let statement = lastStatement(inner)
            return statement.isEmpty
                ? (isInterpolation ? .expression : .statement) : self.context(ofStatement: statement)
        }
        guard let function = frame.function else { return .expression }
        return self.context(ofArguments: inner, function: function, isMethod: frame.isMethod)
    }

    /// Within a statement that has begun.
    private func context(ofStatement tokens: [ScanToken]) -> CompletionContext {
        guard let last = tokens.last else { return .statement }
        if let first = tokens.first, first.kind == .name, first.text == "use" {
            return tokens.count == 1 || last.isSymbol(".") ? .use : .nothing
        }
        if last.kind == .name, Self.namers.contains(last.text) { return .nothing }
        let head = commandHead(tokens)
        if head.isEmpty, tokens.allSatisfy({ $0.kind == .name && Self.prefixWords.contains($0.text) }) {
            return .statement
        }
        if let (names, rest) = command(head.isEmpty ? tokens : head), isCallable(names) {
            return context(ofArguments: rest, function: names, isMethod: false)
        }
        return last.kind == .name && !Self.openers.contains(last.text) ? .nothing : .expression
    }

    /// The part of a statement where a bracket-less call may begin: behind `=`, `return` and prefix words.
    private func commandHead(_ tokens: [ScanToken]) -> [ScanToken] {
        var depth = 0
        var start = 0
        for (index, token) in tokens.enumerated() {
            if ["(", "[", "{"].contains(where: token.isSymbol) { depth += 1 }
            if [")", "]", "}"].contains(where: token.isSymbol) { depth -= 1 }
            if depth == 0, token.isSymbol("=") { start = index + 1 }
        }
        while start < tokens.count, tokens[start].kind == .name,
            Self.prefixWords.contains(tokens[start].text) || tokens[start].text == "return",
            start + 1 == tokens.count || tokens[start + 1].kind != .symbol
        { start += 1 }
        return Array(tokens[start...])
    }

    /// `NAME.NAME ARGUMENTS`: the names, and the tokens behind them.
    private func command(_ tokens: [ScanToken]) -> ([String], [ScanToken])? {
        guard let first = tokens.first, first.kind == .name else { return nil }
        var names = [first.text]
        var at = 1
        while at + 1 < tokens.count, tokens[at].isSymbol("."), tokens[at + 1].kind == .name {
            names.append(tokens[at + 1].text)
            at += 2
        }
        let rest = Array(tokens[at...])
        if let next = rest.first {
            let isOperator = next.kind == .symbol && !["[", "{", "("].contains(next.text)
            if isOperator || next.isTouching { return nil }
        }
        return (names, rest)
    }

    /// Within the arguments of a call: which one is at the cursor, and how far it has come.
    private func context(ofArguments tokens: [ScanToken], function: [String], isMethod: Bool)
        -> CompletionContext
    {
        let (call, current) = arguments(tokens, function: function, isMethod: isMethod)
        if current.isEmpty { return call.label == nil ? .argument(call) : .value(call) }
        guard let last = current.last else { return .expression }
        let isOperand = last.kind != .symbol || [")", "]", "}"].contains(last.text)
        return isOperand && !(last.kind == .name && Self.openers.contains(last.text))
            ? .nothing : .expression
    }

    /// The arguments before the cursor, and the tokens of the one at the cursor without its label.
    private func arguments(_ tokens: [ScanToken], function: [String], isMethod: Bool)
        -> (CompletionContext.Call, [ScanToken])
    {
        var call = CompletionContext.Call(function: function, isMethod: isMethod)
        var parts: [[ScanToken]] = [[]]
        var depth = 0
        for token in tokens where token.kind != .newline {
            if ["(", "[", "{"].contains(where: token.isSymbol) { depth += 1 }
            if [")", "]", "}"].contains(where: token.isSymbol) { depth -= 1 }
            if depth == 0, token.isSymbol(",") {
                parts.append([])
            } else {
                parts[parts.count - 1].append(token)
            }
        }
        var current = parts.removeLast()
        for part in parts {
            if let label = label(of: part) { call.labels.append(label) } else { call.position += 1 }
        }
        if let label = label(of: current) {
            call.label = label
            current.removeFirst(2)
        }
        return (call, current)
    }

    private func label(of tokens: [ScanToken]) -> String? {
        tokens.count >= 2 && tokens[0].kind == .name && tokens[1].isSymbol(":") ? tokens[0].text : nil
    }

    /// The call whose argument a text at the end of these tokens is.
    private func call(in stack: [Frame], _ tokens: [ScanToken]) -> CompletionContext.Call? {
        let frame = stack[stack.count - 1]
        let inner = Array(tokens[frame.start...])
        if let function = frame.function {
            return arguments(inner, function: function, isMethod: frame.isMethod).0
        }
        if frame.opener == .bracket, stack.count > 1 {
            // A list of texts: what is allowed for the list's argument is allowed for its items.
            return call(in: Array(stack.dropLast()), Array(tokens[..<(frame.start - 1)]))
        }
        guard frame.opener == .block else { return nil }
        let statement = lastStatement(inner)
        if statement.first?.text == "use" { return CompletionContext.Call(function: ["use"]) }
        guard let (names, rest) = command(commandHead(statement)), isCallable(names) else { return nil }
        return arguments(rest, function: names, isMethod: false).0
    }
}
