import Engine

extension Interpreter {
    /// Binds a name in a scope; a `param` keeps its type.
    func bind(_ name: String, _ value: Value, _ scope: Scope) throws {
        var value = value
        let scope = scope.binding
        if scope.isFile, let type = scope.module.parameterTypes[name] {
            if case .text(let text) = value, text == "true" || text == "false", type.isBool {
                value = .bool(text == "true")
            }
            value = try checked(value, type, "parameter \(name)")
        }
        scope.names[name] = value
        if scope.isFile { scope.module.noteChange() }
    }

    /// Binds several names to the items of a value, or one to the value.
    func bind(_ names: [String], to value: Value, _ scope: Scope, at place: Place) throws {
        guard names.count > 1 else { return try bind(names[0], value, scope) }
        let items = try unpacked(value, names.count, at: place)
        for (name, item) in zip(names, items) { try bind(name, item, scope) }
    }

    /// So many items of a value.
    func unpacked(_ value: Value, _ count: Int, at place: Place) throws -> [Value] {
        guard let items = try value.listItems() else {
            throw Fault(.type, "\(count) names need \(count) items, and this is a \(value.kind)", at: place)
        }
        guard items.count == count else {
            throw Fault(.value, "\(count) names need \(count) items, and there are \(items.count)", at: place)
        }
        return items
    }

    func assign(
        _ targets: [Statement.Target], _ kind: Statement.Assignment, _ value: Value, _ scope: Scope
    ) throws {
        if targets.count > 1 {
            let items = try unpacked(value, targets.count, at: targets[0].place)
            for (target, item) in zip(targets, items) { try set(target, to: item, scope) }
            return
        }
        switch kind {
        case .plain: try set(targets[0], to: value, scope)
        case .update(let operation):
            let target = targets[0]
            guard let old = scope.binding.names[target.name] else {
                throw Fault(
                    .name, "\(target.name) is not bound in this scope, so it cannot be changed",
                    hint: "assignment binds in the innermost function; write \(target.name) = … first",
                    at: target.place)
            }
            let current = try target.path.reduce(old) { try apply($1, to: $0, scope) }
            let updated = try located(target.place) { try Operators.combined(operation, current, value) }
            try set(target, to: updated, scope)
        }
    }

    private func set(_ target: Statement.Target, to value: Value, _ scope: Scope) throws {
        guard let first = target.path.first else { return try bind(target.name, value, scope) }
        let scope = scope.binding
        guard let old = scope.names[target.name] else {
            if case .field(let field, let place) = first, target.path.count == 1 {
                let isSet = try located(place) { try setField(field, of: target, to: value, scope) }
                if isSet { return }
            }
            throw Fault(
                .name, "\(target.name) is not bound in this scope, so no part of it can be set",
                hint: scope.value(of: target.name) == nil
                    ? nil : "write  \(target.name) = \(target.name)  first",
                at: target.place)
        }
        let changed = try located(target.place) { try replaced(old, target.path[...], by: value, scope) }
        try bind(target.name, changed, scope)
    }

    /// `session.colour = false`: the fields of a built-in value, at the top level only.
    private func setField(
        _ field: String, of target: Statement.Target, to value: Value, _ scope: Scope
    ) throws -> Bool {
        guard scope.value(of: target.name) == nil, vocabulary.value(named: target.name) != nil else {
            return false
        }
        guard scope.isFile else {
            throw Fault(.state, "\(target.name).\(field) can be set at the top level only", at: target.place)
        }
        return try vocabulary.setField(field, of: target.name, to: value)
    }

    /// The value with what a path leads to exchanged.
    private func replaced(
        _ old: Value, _ path: ArraySlice<Expression.Suffix>, by value: Value, _ scope: Scope
    ) throws -> Value {
        guard let step = path.first else { return value }
        let rest = path.dropFirst()
        switch (step, old) {
        case (.field(let key, _), .record(var record)):
            record[key] = try replaced(record[key] ?? .null, rest, by: value, scope)
            return .record(record)
        case (.index(let items, _), .record(var record)):
            guard case .text(let key)? = try singleIndex(items, scope) else { break }
            record[key] = try replaced(record[key] ?? .null, rest, by: value, scope)
            return .record(record)
        case (.index(let items, _), .list(var list)):
            guard let index = try singleIndex(items, scope)?.exactInt else { break }
            let position = index < 0 ? list.count + index : index
            guard list.indices.contains(position) else {
                throw Fault(.value, "index \(index) is outside a list of \(list.count)")
            }
            list[position] = try replaced(list[position], rest, by: value, scope)
            return .list(list)
        case (.index(let items, _), .tensor(let tensor, let weak)) where rest.isEmpty:
            guard let new = try Operand(value) else { break }
            let index = try indexParts(items, scope)
            return try Indexing.replaced(Operand(tensor, isWeak: weak), index, by: new)
        default: break
        }
        throw Fault(.type, "a part of a \(old.kind) cannot be set so")
    }

    /// The value of an index of one item.
    func singleIndex(_ items: [Expression.IndexItem], _ scope: Scope) throws -> Value? {
        guard items.count == 1, case .one(let expression) = items[0] else { return nil }
        return try evaluate(expression, scope)
    }

    /// Runs something and gives its faults a place if they have none.
    func located<T>(_ place: Place?, _ body: () throws -> T) throws -> T {
        do { return try body() } catch let fault as Fault { throw fault.located(at: place) }
    }
}
