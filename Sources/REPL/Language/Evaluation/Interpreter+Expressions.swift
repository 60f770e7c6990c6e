import Engine

extension Interpreter {
    /// The value of an expression; faults get its place if they have none.
    func evaluate(_ expression: Expression, _ scope: Scope) throws -> Value {
        do {
            return try value(of: expression, scope)
        } catch let fault as Fault {
            throw fault.located(at: expression.place)
        }
    }

    private func value(of expression: Expression, _ scope: Scope) throws -> Value {
        switch expression.kind {
        case .value(let value): return value
        case .name(let name): return try named(name, scope)
        case .text(let parts): return try text(parts, scope)
        case .postfix(let base, let suffixes): return try postfix(base, suffixes, scope)
        case .chain(let first, let links): return try chain(first, links, scope)
        case .comparison(let operation, let left, let right):
            return try combine(operation, evaluate(left, scope), evaluate(right, scope), left, right)
        case .logical(let isAnd, let operands):
            for operand in operands where try truth(operand, scope) != isAnd { return .bool(!isAnd) }
            return .bool(isAnd)
        case .not(let operand): return .bool(!(try truth(operand, scope)))
        case .sign(let isMinus, let operand):
            return try Operators.signed(evaluate(operand, scope), isMinus: isMinus)
        case .power(let base, let exponent):
            return try combine(.power, evaluate(base, scope), evaluate(exponent, scope), base, exponent)
        case .range(let lower, let upper, let step, let isInclusive):
            return try range(lower, upper, step, isInclusive, scope)
        case .lambda(let function): return .function(UserFunction(function, scope, self))
        case .branch(let branch):
            let flow = try self.branch(branch, scope)
            guard case .value(let value) = flow else { throw Leaving(flow: flow) }
            return value
        case .list(let rows): return try list(rows, scope)
        case .comprehension(let comprehension): return try self.comprehension(comprehension, scope)
        case .record(let entries): return try record(entries, scope)
        }
    }

    /// The value of a name: bound in the text, built-in, or a function.
    func named(_ name: String, _ scope: Scope) throws -> Value {
        if let value = scope.value(of: name) { return value }
        if let value = vocabulary.value(named: name) { return value }
        if let callable = vocabulary.callable(named: name) { return .function(callable) }
        throw unknown(name, scope)
    }

    private func unknown(_ name: String, _ scope: Scope) -> Fault {
        if let hint = ForeignWords.hints[name] { return Fault(.name, "there is no '\(name)'", hint: hint) }
        if vocabulary.comesLater(name) { return Fault(.name, "'\(name)' comes with a later version") }
        let near = Suggestion.nearest(to: name, among: scope.visibleNames.sorted() + vocabulary.names)
        return Fault(
            .name, "there is no '\(name)'",
            hint: near.map { "did you mean \($0)?" } ?? "names are bound by  \(name) = …")
    }

    private func chain(_ first: Expression, _ links: [Expression.Link], _ scope: Scope) throws -> Value {
        var value = try evaluate(first, scope)
        for (index, link) in links.enumerated() {
            let right = try evaluate(link.operand, scope)
            value = try combine(
                link.operation, value, right, index == 0 ? first : nil, link.operand, at: link.place)
        }
        return value
    }

    /// An operator with both expressions named in a fault of shapes.
    private func combine(
        _ operation: BinaryOperator, _ a: Value, _ b: Value, _ left: Expression?, _ right: Expression,
        at place: Place? = nil
    ) throws -> Value {
        do {
            return try Operators.combined(operation, a, b)
        } catch var fault as Fault where fault.kind == .shape && fault.place == nil {
            fault.message = Operators.described(
                operation, a, b, left: left?.text, right: right.text, reason: fault.message)
            throw fault.located(at: place)
        } catch let fault as Fault {
            throw fault.located(at: place)
        }
    }

    private func range(
        _ lower: Expression, _ upper: Expression, _ step: Expression?, _ isInclusive: Bool, _ scope: Scope
    ) throws -> Value {
        let values = [lower, upper] + (step.map { [$0] } ?? [])
        let numbers = try values.map { expression -> (Double, Bool) in
            let value = try evaluate(expression, scope)
            guard let number = value.exactNumber else {
                throw Fault(
                    .type, "the ends of a range are numbers, and this is a \(value.kind)",
                    at: expression.place)
            }
            return (number, value.isWholeNumber && abs(number) < 9e15)
        }
        if let step = step, numbers[2].0 == 0 {
            throw Fault(.value, "the step of a range cannot be 0", at: step.place)
        }
        return .range(
            Span(
                lower: numbers[0].0, upper: numbers[1].0, step: numbers.count > 2 ? numbers[2].0 : 1,
                isInclusive: isInclusive, isInteger: numbers.allSatisfy(\.1)))
    }

    private func list(_ rows: [[Expression.Item]], _ scope: Scope) throws -> Value {
        guard rows.count > 1 else {
            guard let row = rows.first else { return .list([]) }
            let items = try self.items(of: row, scope)
            let nested = row.allSatisfy { !$0.isSpread && $0.expression.isBracket }
            return try Brackets.value(items, nested: nested)
        }
        let values = try rows.map { try Brackets.value(items(of: $0, scope), nested: false) }
        return try Brackets.value(values, nested: true)
    }

    private func items(of row: [Expression.Item], _ scope: Scope) throws -> [Value] {
        var items: [Value] = []
        for item in row {
            let value = try evaluate(item.expression, scope)
            guard item.isSpread else {
                items.append(value)
                continue
            }
            guard let spread = try value.listItems() else {
                throw Fault(
                    .type, "... spreads a list, tensor or range, and this is a \(value.kind)",
                    at: item.expression.place)
            }
            try Brackets.check(count: items.count + spread.count)
            items += spread
        }
        return items
    }

    private func comprehension(_ comprehension: Expression.Comprehension, _ scope: Scope) throws -> Value {
        let inner = Scope(comprehensionIn: scope)
        var items: [Value] = []
        let subject = try evaluate(comprehension.values, scope)
        for step in try LoopItems(subject, at: comprehension.values.place) {
            try host.checkInterrupt()
            if comprehension.names.count == 1 {
                inner.names[comprehension.names[0]] = try step()
            } else {
                let parts = try unpacked(step(), comprehension.names.count, at: comprehension.values.place)
                for (name, part) in zip(comprehension.names, parts) { inner.names[name] = part }
            }
            if let condition = comprehension.condition, !(try truth(condition, inner)) { continue }
            items.append(try evaluate(comprehension.body, inner))
            try Brackets.check(count: items.count)
        }
        return try Brackets.value(items, nested: comprehension.body.isBracket)
    }

    private func record(_ entries: [Expression.Entry], _ scope: Scope) throws -> Value {
        var record = Record()
        for entry in entries {
            switch entry {
            case .field(let key, let expression): record[key] = try evaluate(expression, scope)
            case .spread(let expression):
                let value = try evaluate(expression, scope)
                guard case .record(let other) = value else {
                    throw Fault(
                        .type, "... in a record spreads a record, and this is a \(value.kind)",
                        at: expression.place)
                }
                for (key, value) in other.entries { record[key] = value }
            }
        }
        return .record(record)
    }

    private func text(_ parts: [Expression.TextPart], _ scope: Scope) throws -> Value {
        var result = ""
        for part in parts {
            switch part {
            case .literal(let text): result += text
            case .expression(let expression, let format):
                let value = try evaluate(expression, scope)
                result += try located(expression.place) { try TextFormat.text(of: value, format, host) }
            }
            guard result.utf8.count <= Interpreter.textLimit else {
                throw Fault(.limit, "the text is too long (limit \(Interpreter.textLimit >> 20) MiB)")
            }
        }
        return .text(result)
    }
}

extension Expression {
    /// Whether it is written as a bracket, which adds a dimension to a tensor around it.
    var isBracket: Bool {
        switch kind {
        case .list, .comprehension: true
        default: false
        }
    }

    /// Whether it is a name with fields: `data.forge.fs`.
    var isPath: Bool {
        switch kind {
        case .name: true
        case .postfix(let base, let suffixes):
            base.isPath && suffixes.allSatisfy { if case .field = $0 { true } else { false } }
        default: false
        }
    }

    /// Whether it is a literal: it names and calls nothing.
    var isLiteral: Bool {
        switch kind {
        case .value: true
        case .sign(_, let operand): operand.isLiteral
        case .list(let rows): rows.allSatisfy { $0.allSatisfy { $0.expression.isLiteral } }
        case .range(let lower, let upper, let step, _):
            lower.isLiteral && upper.isLiteral && step?.isLiteral ?? true
        case .record(let entries):
            entries.allSatisfy { if case .field(_, let value) = $0 { value.isLiteral } else { false } }
        default: false
        }
    }
}
