import Engine

extension Interpreter {
    /// Runs a statement; faults get the statement's place if they have none.
    func evaluate(_ statement: Statement, _ scope: Scope) throws -> Flow {
        do {
            return try flow(of: statement, scope)
        } catch let leaving as Leaving {
            return leaving.flow
        } catch let fault as Fault {
            throw fault.located(at: statement.place)
        }
    }

    /// Runs a block in the scope around it; its value is that of its last expression.
    func evaluate(_ block: Block, _ scope: Scope) throws -> Flow {
        var last = Flow.value(.null)
        for statement in block.statements {
            last = try evaluate(statement, scope)
            guard case .value = last else { return last }
            if statement.isHidden { last = .value(.null) }
        }
        return last
    }

    private func flow(of statement: Statement, _ scope: Scope) throws -> Flow {
        switch statement.kind {
        case .expression(let expression):
            if case .branch(let branch) = expression.kind {
                wasSilent = false
                return try self.branch(branch, scope)
            }
            let value = try commandOrValue(expression, scope)
            wasSilent = isSilent(expression, scope)
            return .value(value)
        case .assignment(let targets, let kind, let expression):
            try assign(targets, kind, try evaluate(expression, scope), scope)
        case .function(let function):
            guard let name = function.name else { break }
            try bind(name, .function(UserFunction(function, scope, self)), scope)
        case .parameter(let parameter): try self.parameter(parameter, scope)
        case .use(let use): try self.use(use, scope)
        case .forLoop(let names, let values, let block): return try forLoop(names, values, block, scope)
        case .whileLoop(let condition, let block): return try whileLoop(condition, block, scope)
        case .tryCatch(let body, let name, let handler): return try tryCatch(body, name, handler, scope)
        case .give(let expression): return .give(try expression.map { try evaluate($0, scope) } ?? .null)
        case .leave: return .leave
        case .next: return .next
        case .prefixed(let word, let inner): return .value(try prefixed(word, inner, scope))
        }
        wasSilent = false
        return .value(.null)
    }

    /// A statement that is only the name of a command calls it.
    private func commandOrValue(_ expression: Expression, _ scope: Scope) throws -> Value {
        if case .name(let name) = expression.kind, scope.value(of: name) == nil,
            vocabulary.isStatementCommand(name), let command = vocabulary.callable(named: name)
        {
            return try command.call(Call(at: expression.place), in: host)
        }
        return try evaluate(expression, scope)
    }

    private func parameter(_ parameter: Statement.Parameter, _ scope: Scope) throws {
        let fallback = try evaluate(parameter.value, scope)
        let type = parameter.type ?? TypeName(of: fallback)
        if parameter.type != nil { _ = try checked(fallback, type, "parameter \(parameter.name)") }
        if scope.isFile { scope.module.parameterTypes[parameter.name] = type }
        declare(
            ParameterDescription(
                name: parameter.name, type: type.description, defaultText: parameter.value.text,
                help: parameter.help))
        var value = fallback
        if scope.isFile, scope.module.takesParameters, let written = overrides[parameter.name] {
            value = try override(written, of: parameter.name, type, scope)
        }
        try bind(parameter.name, value, scope)
    }

    /// A value of the command line: a literal of the language, else, for texts, as it stands (LANGUAGE 3.7).
    private func override(_ written: String, of name: String, _ type: TypeName, _ scope: Scope) throws
        -> Value
    {
        let source = Source(name: "\(name)=", text: Array(written.utf8))
        let expression = try? Parser.parseExpression(source)
        if let expression, expression.isLiteral || type.mayBeDataset && expression.isPath,
            let value = try? evaluate(expression, scope)
        {
            if let fit = try? checked(value, type, name) { return fit }
            if (try? checked(.text(written), type, name)) == nil {
                return try checked(value, type, "parameter \(name)")
            }
        }
        return try checked(.text(written), type, "parameter \(name)")
    }

    private func use(_ use: Statement.Use, _ scope: Scope) throws {
        switch use.subject {
        case .path(let path):
            do {
                for (name, value) in try vocabulary.use(path) { try bind(name, value, scope) }
            } catch let fault as Fault { throw fault.located(at: use.subjectPlace) }
        case .file(let path):
            let module: Module
            do {
                module = try library.module(path, folder: scope.module.folder) { program, module in
                    try vocabulary.quietly {
                        for statement in program.statements { _ = try evaluate(statement, module.scope) }
                    }
                }
            } catch var fault as Fault {
                if fault.place == nil {
                    fault.place = use.subjectPlace
                } else {
                    fault.trace.append(use.subjectPlace)
                }
                throw fault
            }
            try bind(use.alias ?? Library.stem(of: path), .noun(ModuleNoun(module)), scope)
        }
    }

    private func forLoop(_ names: [String], _ values: Expression, _ block: Block, _ scope: Scope) throws
        -> Flow
    {
        let subject = try evaluate(values, scope)
        for step in try LoopItems(subject, at: values.place) {
            try host.checkInterrupt()
            try bind(names, to: step(), scope, at: values.place)
            switch try evaluate(block, scope) {
            case .leave: return .value(.null)
            case .give(let value): return .give(value)
            case .value, .next: break
            }
        }
        return .value(.null)
    }

    private func whileLoop(_ condition: Expression, _ block: Block, _ scope: Scope) throws -> Flow {
        while try truth(condition, scope) {
            try host.checkInterrupt()
            switch try evaluate(block, scope) {
            case .leave: return .value(.null)
            case .give(let value): return .give(value)
            case .value, .next: break
            }
        }
        return .value(.null)
    }

    private func tryCatch(_ body: Block, _ name: String, _ handler: Block, _ scope: Scope) throws -> Flow {
        do {
            return try evaluate(body, scope)
        } catch let fault as Fault where fault.kind != .interrupted {
            let error = Record([
                ("message", .text(fault.message)), ("line", .int(fault.place?.line ?? 0)),
                ("column", .int(fault.place?.column ?? 0)), ("file", .text(fault.place?.source.name ?? "")),
                ("code", .text(fault.kind.rawValue)), ("hint", fault.hint.map { .text($0) } ?? .null),
            ])
            try bind(name, .record(error), scope)
            return try evaluate(handler, scope)
        }
    }

    /// `if` as an expression or a statement.
    func branch(_ branch: Expression.Branch, _ scope: Scope) throws -> Flow {
        for (condition, block) in branch.cases where try truth(condition, scope) {
            return try evaluate(block, scope)
        }
        return try branch.otherwise.map { try evaluate($0, scope) } ?? .value(.null)
    }

    /// The truth value of a condition.
    func truth(_ condition: Expression, _ scope: Scope) throws -> Bool {
        let value = try evaluate(condition, scope)
        if case .bool(let truth) = value { return truth }
        var hint = "compare it: == != < <= > >="
        if case .tensor = value { hint = "all(…) or any(…) makes one truth value of many" }
        throw Fault(
            .type, "a condition must be true or false, and \(condition.text) is a \(value.kind)", hint: hint,
            at: condition.place)
    }
}
