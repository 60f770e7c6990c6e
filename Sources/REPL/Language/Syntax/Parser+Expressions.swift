import Engine

extension Parser {
    /// An expression (LANGUAGE 3.4, lowest precedence first).
    mutating func expression() throws -> Expression {
        if case .name = peek.kind, peekSecond.isSign("=>") { return try lambda() }
        if peek.isSign("("), startsLambda() { return try lambda() }
        return try or()
    }

    private mutating func or() throws -> Expression {
        try logical(.or) { try $0.logical(.and) { try $0.not() } }
    }

    private mutating func logical(
        _ keyword: Keyword, _ operand: (inout Parser) throws -> Expression
    ) throws -> Expression {
        let first = try operand(&self)
        guard peek.isKeyword(keyword) else { return first }
        var operands = [first]
        while takeKeyword(keyword) {
            skipNewlines()
            operands.append(try operand(&self))
        }
        return Expression(.logical(isAnd: keyword == .and, operands), first.place.through(previousPlace))
    }

    private mutating func not() throws -> Expression {
        guard peek.isKeyword(.not) else { return try comparison() }
        let start = take()
        skipNewlines()
        let operand = try deeper { try $0.not() }
        return Expression(.not(operand), place(start).through(operand.place))
    }

    private static let comparisons: [String: BinaryOperator] = [
        "==": .equal, "!=": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
    ]

    private var comparisonNext: BinaryOperator? {
        if peek.isKeyword(.in) { return .within }
        if case .sign(let sign) = peek.kind { return Parser.comparisons[sign] }
        return nil
    }

    private mutating func comparison() throws -> Expression {
        let left = try range()
        guard let operation = comparisonNext else { return left }
        take()
        skipNewlines()
        let right = try range()
        if comparisonNext != nil {
            throw Fault(
                .syntax, "comparisons cannot be chained", hint: "join them with 'and': a < b and b < c",
                at: place(peek))
        }
        return Expression(.comparison(operation, left, right), left.place.through(right.place))
    }

    private mutating func range() throws -> Expression {
        let lower = try sum()
        guard peek.isSign("..") || peek.isSign("..<") else { return lower }
        let isInclusive = take().isSign("..")
        skipNewlines()
        let upper = try sum()
        var step: Expression?
        if takeKeyword(.by) {
            skipNewlines()
            step = try sum()
        }
        return Expression(
            .range(lower: lower, upper: upper, step: step, isInclusive: isInclusive),
            lower.place.through(previousPlace))
    }

    private mutating func sum() throws -> Expression {
        try chain(["+": .add, "-": .subtract]) { try $0.product() }
    }

    private mutating func product() throws -> Expression {
        try chain(["*": .multiply, "/": .divide, "//": .floorDivide, "%": .remainder, "@": .matmul]) {
            try $0.signed()
        }
    }

    private mutating func chain(
        _ operations: [String: BinaryOperator], _ operand: (inout Parser) throws -> Expression
    ) throws -> Expression {
        let first = try operand(&self)
        var links: [Expression.Link] = []
        while case .sign(let sign) = peek.kind, let operation = operations[sign] {
            let token = peek
            if operation == .add || operation == .subtract { try checkSpacing(token) }
            take()
            skipNewlines()
            links.append(
                Expression.Link(operation: operation, place: place(token), operand: try operand(&self)))
        }
        guard !links.isEmpty else { return first }
        return Expression(.chain(first, links), first.place.through(previousPlace))
    }

    /// A binary + or - has space on both sides or on neither.
    private func checkSpacing(_ token: Token) throws {
        let sign = token.isSign("+") ? "+" : "-"
        let next = peekSecond
        let spaceAfter = next.hasSpaceBefore || next.kind == .newline
        guard token.hasSpaceBefore != spaceAfter else { return }
        if token.hasSpaceBefore {
            throw Fault(
                .syntax,
                "this '\(sign)' has a space before it but none after, so it could be a sign or an operation",
                hint: "write  a \(sign) b ;  or for the sign: f(\(sign)b), [a, \(sign)b]", at: place(token))
        }
        throw Fault(
            .syntax, "this '\(sign)' has a space after it but none before", hint: "write  a \(sign) b",
            at: place(token))
    }

    private mutating func signed() throws -> Expression {
        guard peek.isSign("-") || peek.isSign("+") else { return try power() }
        let sign = take()
        let operand = try deeper { try $0.signed() }
        let whole = place(sign).through(operand.place)
        return Expression(.sign(isMinus: sign.isSign("-"), operand), whole)
    }

    private mutating func power() throws -> Expression {
        let base = try postfix()
        guard peek.isSign("^") else { return base }
        take()
        skipNewlines()
        let exponent = try deeper { try $0.signed() }
        return Expression(.power(base, exponent), base.place.through(exponent.place))
    }

    private mutating func postfix() throws -> Expression {
        let base = try primary()
        let suffixes = try suffixes(allowsCalls: true)
        guard !suffixes.isEmpty else { return base }
        return Expression(.postfix(base, suffixes), base.place.through(previousPlace))
    }

    /// Calls, indexes and fields that follow without a space.
    mutating func suffixes(allowsCalls: Bool) throws -> [Expression.Suffix] {
        var result: [Expression.Suffix] = []
        while true {
            let next = peek
            let touches = !next.hasSpaceBefore && tokens[at].kind != .newline
            if next.isSign("."), touches || ignoresNewlines {
                take()
                skipNewlines()
                result.append(try fieldSuffix())
            } else if next.isSign("("), touches, allowsCalls {
                let arguments = try bracketed(")", ignoresNewlines: true) { try $0.arguments(until: ")") }
                result.append(.call(arguments, place(from: next.range.lowerBound)))
            } else if next.isSign("["), touches {
                let items = try bracketed("]", ignoresNewlines: true) { try $0.indexItems() }
                result.append(.index(items, place(from: next.range.lowerBound)))
            } else {
                return result
            }
        }
    }

    private mutating func fieldSuffix() throws -> Expression.Suffix {
        let token = peek
        switch token.kind {
        case .name(let name):
            take()
            return .field(name, place(token))
        case .keyword(let keyword):
            take()
            return .field(keyword.rawValue, place(token))
        default: throw unexpected("the name of a field or function after the dot")
        }
    }

    /// Arguments: positional first, then named.
    mutating func arguments(until closing: String?) throws -> [Expression.Argument] {
        var result: [Expression.Argument] = []
        if let closing, peek.isSign(closing) { return result }
        while true {
            let argument = try argument()
            if argument.label == nil, !argument.isSpread, result.contains(where: { $0.label != nil }) {
                throw Fault(
                    .syntax, "a positional value cannot follow a named one",
                    hint: "give it a name, or move it to the front", at: argument.expression.place)
            }
            result.append(argument)
            guard takeSign(",") else { break }
            skipNewlines()
            if let closing, peek.isSign(closing) { break }
        }
        if let closing, !peek.isSign(closing) { throw unseparated(closing) }
        return result
    }

    private mutating func argument() throws -> Expression.Argument {
        let first = peek
        if first.isSign("...") {
            take()
            return Expression.Argument(
                label: nil, labelPlace: nil, isSpread: true, expression: try expression())
        }
        if peekSecond.isSign(":") {
            var label: String?
            if case .name(let name) = first.kind { label = name }
            if case .keyword(let keyword) = first.kind { label = keyword.rawValue }
            if let label {
                take()
                take()
                skipNewlines()
                return Expression.Argument(
                    label: label, labelPlace: place(first), isSpread: false, expression: try expression())
            }
        }
        return Expression.Argument(label: nil, labelPlace: nil, isSpread: false, expression: try expression())
    }

    private mutating func indexItems() throws -> [Expression.IndexItem] {
        var items: [Expression.IndexItem] = []
        repeat {
            if peek.isSign("]"), !items.isEmpty { break }
            if takeSign("...") {
                items.append(.ellipsis)
                continue
            }
            let first = peek.isSign(":") ? nil : try expression()
            guard takeSign(":") else {
                guard let first else { throw unexpected("an index") }
                items.append(.one(first))
                continue
            }
            let second = endsSlicePart ? nil : try expression()
            var third: Expression?
            if takeSign(":"), !endsSlicePart { third = try expression() }
            items.append(.slice(first, second, third))
        } while takeSign(",")
        if !peek.isSign("]") { throw unseparated("]") }
        return items
    }

    private var endsSlicePart: Bool { peek.isSign(",") || peek.isSign("]") || peek.isSign(":") }

    /// The stretch of the token that was taken last.
    var previousPlace: Place { place(previous) }
}
