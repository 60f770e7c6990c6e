import Engine

extension Parser {
    /// `fn name(parameters) = expression`, `fn name(parameters) { … }`, `recipe name(parameters) { … }`.
    mutating func function(isRecipe: Bool) throws -> Function {
        let first = take()
        let help = help(above: first)
        let (name, _) = try name("the function's name")
        guard peek.isSign("(") else { throw unexpected("parameters in parentheses") }
        let parameters = try parameters()
        let body: Block
        if peek.isSign("="), !isRecipe {
            take()
            skipNewlines()
            body = try inFunction { Block(expression: try $0.expression()) }
        } else {
            body = try inFunction { try $0.block() }
        }
        return Function(
            name: name, parameters: parameters, body: body, isRecipe: isRecipe, help: help,
            place: place(from: first.range.lowerBound))
    }

    /// `x => …`, `(a, b = 1) => { … }`.
    mutating func lambda() throws -> Expression {
        let start = peek.range.lowerBound
        let parameters: [Function.Parameter]
        if peek.isSign("(") {
            parameters = try self.parameters()
        } else {
            let (name, place) = try name("a parameter")
            parameters = [Function.Parameter(name: name, type: nil, fallback: nil, place: place)]
        }
        guard takeSign("=>") else { throw unexpected("=>") }
        skipNewlines()
        let body = try inFunction { parser in
            try parser.deeper { parser in
                parser.peek.isSign("{") && !parser.startsRecord()
                    ? try parser.block() : Block(expression: try parser.expression())
            }
        }
        let place = place(from: start)
        return Expression(
            .lambda(
                Function(
                    name: nil, parameters: parameters, body: body, isRecipe: false, help: "", place: place)),
            place)
    }

    private mutating func inFunction(_ read: (inout Parser) throws -> Block) throws -> Block {
        let loopsOutside = loops
        loops = 0
        functions += 1
        defer {
            loops = loopsOutside
            functions -= 1
        }
        return try read(&self)
    }

    private mutating func parameters() throws -> [Function.Parameter] {
        try bracketed(")", ignoresNewlines: true) { parser in
            var result: [Function.Parameter] = []
            while !parser.peek.isSign(")") {
                let (name, place) = try parser.name("a parameter's name")
                if result.contains(where: { $0.name == name }) {
                    throw Fault(.syntax, "two parameters are called \(name)", at: place)
                }
                let type = parser.takeSign(":") ? try parser.type() : nil
                let fallback = parser.takeSign("=") ? try parser.expression() : nil
                result.append(Function.Parameter(name: name, type: type, fallback: fallback, place: place))
                guard parser.takeSign(",") else { break }
            }
            return result
        }
    }

    /// `int`, `list<int>`, `number?`, `"a" | "b"`.
    mutating func type() throws -> TypeName {
        var choices: [TypeName.Choice] = []
        repeat {
            choices.append(try typeChoice())
            if takeSign("?"), !choices.contains(.null) { choices.append(.null) }
        } while takeSign("|")
        return TypeName(choices)
    }

    private mutating func typeChoice() throws -> TypeName.Choice {
        switch peek.kind {
        case .text(let pieces):
            guard pieces.count == 1, case .literal(let text) = pieces[0] else {
                throw unexpected("a plain text")
            }
            take()
            return .text(text)
        case .keyword(.null):
            take()
            return .null
        default:
            let (name, place) = try name("a type")
            guard TypeName.known.contains(name) else {
                let near = Suggestion.nearest(to: name, among: TypeName.known)
                throw Fault(
                    .syntax, "there is no type '\(name)'",
                    hint: near.map { "did you mean \($0)?" } ?? "types are "
                        + TypeName.known.joined(separator: " "),
                    at: place)
            }
            guard name == "list", takeSign("<") else { return .named(name, []) }
            let inner = try deeper { try $0.type() }
            guard takeSign(">") else { throw unexpected("> after the type of the items") }
            return .named(name, [inner])
        }
    }

    /// Whether the brace that comes next opens a record: an entry, a spread, or nothing follows.
    func startsRecord() -> Bool {
        let (first, second) = tokensInBrace()
        if first.isSign("}") || first.isSign("...") { return true }
        guard second.isSign(":") else { return false }
        switch first.kind {
        case .name, .keyword, .text: return true
        default: return false
        }
    }

    /// Whether the text ends so early that the brace that comes next may open a record.
    func mayStartRecord() -> Bool {
        let (first, second) = tokensInBrace()
        return first.kind == .end || second.kind == .end
    }

    /// The two tokens after the brace that comes next, newlines aside.
    private func tokensInBrace() -> (Token, Token) {
        func next(_ from: Int) -> Int {
            var position = min(from, tokens.count - 1)
            while tokens[position].kind == .newline { position += 1 }
            return position
        }
        let first = next(next(at) + 1)
        return (tokens[first], tokens[next(first + 1)])
    }

    /// Whether the parenthesis that comes next opens the parameters of a lambda: `=>` follows its closing one.
    func startsLambda() -> Bool {
        var position = at
        while tokens[position].kind == .newline { position += 1 }
        position = min(closers[position] + 1, tokens.count - 1)
        while ignoresNewlines, tokens[position].kind == .newline { position += 1 }
        return tokens[position].isSign("=>")
    }
}

extension Block {
    /// A body that is one expression.
    init(expression: Expression) {
        self.init(
            statements: [Statement(kind: .expression(expression), place: expression.place, isHidden: false)],
            place: expression.place)
    }
}
