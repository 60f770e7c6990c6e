import Engine

/// What may follow a dot.
extension Completer {
    /// The value of names with dots between, as far as fields are at hand.
    func value(of names: [String]) -> Value? {
        guard let first = names.first, var value = source.known(named: first) else { return nil }
        for name in names.dropFirst() {
            guard let next = source.field(name, of: value) else { return nil }
            value = next
        }
        return value
    }

    /// Fields first, then functions that take what stands before the dot as their first argument. A name that
    /// means nothing has neither.
    func members(_ receiver: CompletionContext.Receiver, _ point: CompletionPoint) -> [Candidate] {
        switch receiver {
        case .names(let names):
            if let value = value(of: names) { return fields(of: value) + methods(kind: value.kind) }
            let isKnown = names.first.map { point.localNames.contains($0) || source.known(named: $0) != nil }
            return isKnown ?? false ? methods(kind: "any") : []
        case .call(let names):
            guard let last = names.last, let found = source.builtinNames.first(where: { $0.name == last }),
                let result = found.result
            else { return methods(kind: "any") }
            return methods(kind: result)
        case .kind("nothing"): return []
        case .kind(let kind): return methods(kind: kind)
        }
    }

    /// The fields of a value.
    func fields(of value: Value) -> [Candidate] {
        source.fields(of: value).map { Candidate($0.name, $0.summary, kind: .field) }
    }

    /// Functions whose first parameter accepts a value of the kind.
    func methods(kind: String) -> [Candidate] {
        source.builtinNames.filter { name in
            name.result != nil
                && source.callables(named: name.name).contains { callable in
                    guard let first = callable.parameters.first, first.role != .restNamed else {
                        return false
                    }
                    return kind == "any" || first.type != "any" && TypeName.accepts(first.type, kind: kind)
                        || first.type == "any" && first.isRequired
                }
        }.map { name in
            let takesMore = source.callables(named: name.name).contains {
                $0.parameters.dropFirst().contains { $0.isRequired && $0.role == .single }
            }
            return Candidate(name.name, name.summary, kind: .function, suffix: takesMore ? "(" : "")
        }
    }
}
