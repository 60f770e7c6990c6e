import Engine

extension Interpreter {
    /// A value followed by calls, indexes and fields.
    func postfix(_ base: Expression, _ suffixes: [Expression.Suffix], _ scope: Scope) throws -> Value {
        var value = try evaluate(base, scope)
        var index = 0
        while index < suffixes.count {
            let suffix = suffixes[index]
            switch suffix {
            case .field(let field, let place):
                if index + 1 < suffixes.count, case .call(let arguments, let callPlace) = suffixes[index + 1]
                {
                    value = try method(field, place, of: value, arguments, callPlace, scope)
                    index += 1
                } else {
                    value = try located(place) { try self.field(field, of: value, at: place, scope) }
                }
            case .call(let arguments, let place):
                guard case .function(let function) = value else {
                    throw notCallable(value, named(base, suffixes[..<index]), arguments, place)
                }
                value = try call(function, arguments, receiver: nil, base.place.through(place), scope)
            case .index(let items, let place):
                value = try located(place) { try self.index(value, items, scope) }
            }
            index += 1
        }
        return value
    }

    /// One suffix applied to a value, as paths of assignments need it.
    func apply(_ suffix: Expression.Suffix, to value: Value, _ scope: Scope) throws -> Value {
        switch suffix {
        case .field(let field, let place):
            try located(place) { try self.field(field, of: value, at: place, scope) }
        case .index(let items, let place): try located(place) { try index(value, items, scope) }
        case .call: value
        }
    }

    /// What stands before a call, for messages: the last field, else the base.
    private func named(_ base: Expression, _ before: ArraySlice<Expression.Suffix>) -> String {
        if case .field(let field, _)? = before.last { return field }
        return before.isEmpty && base.text.utf8.count <= 60 ? base.text : "what stands before ("
    }

    private func notCallable(
        _ value: Value, _ name: String, _ arguments: [Expression.Argument], _ place: Place
    ) -> Fault {
        var hint: String?
        if arguments.count == 1, arguments[0].expression.isBracket {
            hint = "to index it, remove the space: \(name)\(arguments[0].expression.text)"
        }
        return Fault(.type, "\(name) is a \(value.kind), not a function", hint: hint, at: place)
    }

    // MARK: Fields and methods

    /// `x.f`: the field if x has one, else the function of x alone.
    private func field(_ field: String, of value: Value, at place: Place, _ scope: Scope) throws -> Value {
        if let own = try Fields.value(of: field, in: value, host) { return own }
        guard let function = function(named: field, scope) else {
            throw unknownField(field, of: value, scope)
        }
        let required = function.parameters.filter { $0.isRequired && $0.role == .single }
        guard required.count <= 1, !function.parameters.isEmpty else {
            let others = required.dropFirst().map(\.label).joined(separator: ", ")
            throw Fault(
                .argument, "\(field) needs more than what it is applied to: \(others)",
                hint: "write  x.\(field)(…)")
        }
        return try run(function, Call([Call.Argument(value)], at: place), at: place)
    }

    /// `x.f(y)`: calls the field if x has one, else f(x, y).
    private func method(
        _ field: String, _ place: Place, of value: Value, _ arguments: [Expression.Argument],
        _ callPlace: Place, _ scope: Scope
    ) throws -> Value {
        let whole = place.through(callPlace)
        if let own = try located(place, { try Fields.value(of: field, in: value, host) }) {
            guard case .function(let function) = own else {
                throw notCallable(own, field, arguments, callPlace)
            }
            return try call(function, arguments, receiver: nil, whole, scope)
        }
        guard let function = function(named: field, scope) else {
            throw unknownField(field, of: value, scope).located(at: place)
        }
        return try call(function, arguments, receiver: value, whole, scope)
    }

    private func function(named name: String, _ scope: Scope) -> (any Callable)? {
        if case .function(let function)? = scope.value(of: name) { return function }
        return vocabulary.callable(named: name)
    }

    private func unknownField(_ field: String, of value: Value, _ scope: Scope) -> Fault {
        if let hint = ForeignWords.hints[field] { return Fault(.name, "there is no '\(field)'", hint: hint) }
        if vocabulary.comesLater(field) { return Fault(.name, "'\(field)' comes with a later version") }
        let own = Fields.names(of: value)
        let near =
            Suggestion.nearest(to: field, among: own)
            ?? Suggestion.nearest(to: field, among: vocabulary.names)
        let hint =
            near.map { "did you mean \($0)?" }
            ?? (own.isEmpty ? nil : "it has " + own.prefix(12).joined(separator: ", "))
        return Fault(.name, "a \(value.kind) has no '\(field)'", hint: hint)
    }

    // MARK: Calls

    private func call(
        _ function: any Callable, _ arguments: [Expression.Argument], receiver: Value?, _ place: Place,
        _ scope: Scope
    ) throws -> Value {
        var call = Call(at: place)
        // Built-ins keep the text of their arguments for stamps and messages; user functions never ask for it.
        let keepsText = !(function is UserFunction)
        if let receiver { call.positional.append(Call.Argument(receiver)) }
        for argument in arguments {
            let value = try evaluate(argument.expression, scope)
            let given = Call.Argument(
                value, at: argument.expression.place, text: keepsText ? argument.expression.text : nil)
            if argument.isSpread {
                try spread(value, given, into: &call)
            } else if let label = argument.label {
                call.named.append((label, argument.labelPlace, given))
            } else {
                call.positional.append(given)
            }
        }
        return try run(function, call, at: place)
    }

    private func spread(_ value: Value, _ given: Call.Argument, into call: inout Call) throws {
        if case .record(let record) = value {
            for (key, value) in record.entries {
                call.named.append((key, given.place, Call.Argument(value, at: given.place)))
            }
        } else if let items = try value.listItems() {
            call.positional += items.map { Call.Argument($0, at: given.place) }
        } else {
            throw Fault(.type, "... spreads a record or a list, and this is a \(value.kind)", at: given.place)
        }
    }

    private func run(_ function: any Callable, _ call: Call, at place: Place) throws -> Value {
        do {
            return try self.call(function, call, at: place)
        } catch var fault as Fault {
            if fault.place == nil {
                fault.place = place
            } else if function is UserFunction {
                fault.trace.append(place)
            }
            throw fault
        }
    }
}
