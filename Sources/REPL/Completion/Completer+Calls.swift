import Engine

/// The arguments of a call: labels, and values that fit.
extension Completer {
    /// The forms that names stand for: a function, a function held in a field, or `x.f`.
    func callables(of names: [String]) -> [any Callable] {
        guard let last = names.last else { return [] }
        if names.count > 1, case .function(let function)? = value(of: names) { return [function] }
        return source.callables(named: last)
    }

    /// The parameters that may still be given, over all forms of the function.
    func open(_ call: CompletionContext.Call) -> [[FieldDescription]] {
        callables(of: call.function).map { callable in
            let skipped = call.isMethod && value(of: call.function) == nil ? 1 : 0
            return Array(callable.parameters.dropFirst(skipped))
        }
    }

    /// Labels that are not used yet, then what may stand there without a label.
    func arguments(_ call: CompletionContext.Call, _ point: CompletionPoint) -> [Candidate] {
        var labels: [Candidate] = []
        var types: [String] = []
        var choices: [String] = []
        for parameters in open(call) {
            let singles = parameters.filter { $0.role == .single }
            let isPositional = call.labels.isEmpty
            for (index, parameter) in singles.enumerated()
            where index >= call.position && !call.labels.contains(parameter.label) {
                labels.append(
                    Candidate(
                        parameter.label + ":", parameter.line, kind: .label, suffix: " "))
            }
            guard isPositional else { continue }
            let next =
                call.position < singles.count
                ? singles[call.position] : parameters.first { $0.role == .rest }
            if let next {
                types.append(next.type)
                choices += next.choices
            }
        }
        let known = types.isEmpty || types.contains("any") ? nil : types.joined(separator: " | ")
        guard let known else {
            return labels
                + (types.isEmpty && !labels.isEmpty ? [] : locals(point) + bound() + functions(suffix: "("))
        }
        return labels + literals(type: known, choices: choices, quoted: true) + ofType(known, point)
    }

    /// What may stand behind a label.
    func values(_ call: CompletionContext.Call, _ point: CompletionPoint) -> [Candidate] {
        let fields = open(call).flatMap { $0.filter { $0.label == call.label } }
        guard let field = fields.first, field.type != "any" else {
            return locals(point) + bound() + functions(suffix: "(")
        }
        return literals(type: field.type, choices: field.choices, quoted: true) + ofType(field.type, point)
    }

    /// Values that can be written out: those of an enumeration, true and false.
    func literals(type: String, choices: [String], quoted: Bool) -> [Candidate] {
        var result = choices.map { Candidate(quoted ? "\"\($0)\"" : $0, kind: .value) }
        if TypeName.contains(type, "bool") {
            result += ["true", "false"].map { Candidate($0, kind: .value) }
        }
        return result
    }

    /// Names whose value is of the type, then functions that give such a value. So many functions give numbers and
    /// tensors that they wait for a first letter.
    func ofType(_ type: String, _ point: CompletionPoint) -> [Candidate] {
        let names = source.bindings.reversed().filter { TypeName.accepts(type, kind: $0.value.kind) }
            .map { Candidate($0.name, "\($0.value.kind): \($0.value.glance)", kind: .name) }
        let isPlain = point.word.isEmpty && TypeName.parts(type).allSatisfy(TypeName.isPlain)
        let makers = source.builtinNames.filter { name in
            if let result = name.result { return !isPlain && TypeName.gives(result, for: type) }
            return source.known(named: name.name).map { holds($0, type) } ?? false
        }
        return locals(point) + names + makers.map { candidate($0, suffix: "(") }
    }

    /// Whether a built-in value is of the type, or leads to values that are (`data` to datasets).
    func holds(_ value: Value, _ type: String) -> Bool {
        TypeName.accepts(type, kind: value.kind)
            || (value.kind == "data" && TypeName.accepts(type, kind: "dataset"))
    }
}

extension FieldDescription {
    /// `number = 0.05, at least 0 · radius of the ascent`.
    var line: String {
        var text = type + (defaultText.map { " = \($0)" } ?? "")
        if let range { text += ", " + range }
        return help.isEmpty ? text : text + " · " + help
    }
}
