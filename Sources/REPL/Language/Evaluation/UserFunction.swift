import Engine

/// A `fn`, recipe or lambda as a value: the text with what it sees of the functions around it.
public struct UserFunction: Callable {
    let function: Function
    let captured: [String: Value]
    let module: Module
    let interpreter: Interpreter

    init(_ function: Function, _ scope: Scope, _ interpreter: Interpreter) {
        self.function = function
        module = scope.module
        captured = scope.takenAlong
        self.interpreter = interpreter
    }

    public var name: String { function.name ?? function.parametersText + " => …" }

    /// The comment block above it.
    public var help: String { function.help }

    public var parameters: [FieldDescription] {
        function.parameters.map { parameter in
            FieldDescription(
                label: parameter.name, type: parameter.type?.description ?? "any",
                defaultText: parameter.fallback?.text, isRequired: parameter.fallback == nil)
        }
    }

    public func call(_ call: Call, in host: any Host) throws -> Value {
        try interpreter.deeper(function.name ?? "a function", at: call.place) {
            let scope = Scope(module: module, captured: captured)
            let arguments = try assigned(call)
            for (parameter, argument) in zip(function.parameters, arguments) {
                scope.names[parameter.name] = try value(of: parameter, argument, call, scope)
            }
            guard function.isRecipe else { return try result(scope) }
            let settings = function.parameters.map { ($0.name, scope.names[$0.name] ?? .null) }
            try interpreter.vocabulary.beginRecipe(name, arguments: Record(settings))
            defer { interpreter.vocabulary.endRecipe() }
            return try result(scope)
        }
    }

    private func result(_ scope: Scope) throws -> Value {
        switch try interpreter.evaluate(function.body, scope) {
        case .value(let value), .give(let value): return value
        case .leave, .next: return .null
        }
    }

    private func value(
        of parameter: Function.Parameter, _ argument: Call.Argument?, _ call: Call, _ scope: Scope
    ) throws -> Value {
        let value: Value
        if let argument {
            value = argument.value
        } else if let fallback = parameter.fallback {
            value = try interpreter.evaluate(fallback, scope)
        } else {
            throw Fault(.argument, "\(name) needs \(parameter.name)", hint: signature, at: call.place)
        }
        guard let type = parameter.type else { return value }
        do {
            return try interpreter.checked(value, type, parameter.name)
        } catch let fault as Fault {
            throw fault.located(at: argument?.place ?? call.place)
        }
    }

    private func assigned(_ call: Call) throws -> [Call.Argument?] {
        var slots: [Call.Argument?] = function.parameters.map { _ in nil }
        guard call.positional.count <= slots.count else {
            throw Fault(
                .argument, "\(name) takes \(slots.count) arguments, and \(call.positional.count) are given",
                hint: signature, at: call.positional[slots.count].place ?? call.place)
        }
        for (index, argument) in call.positional.enumerated() { slots[index] = argument }
        for (label, labelPlace, argument) in call.named {
            guard let index = function.parameters.firstIndex(where: { $0.name == label }) else {
                let near = Suggestion.nearest(to: label, among: function.parameters.map(\.name))
                throw Fault(
                    .argument, "\(name) has no argument called \(label)",
                    hint: near.map { "did you mean \($0)?" } ?? signature, at: labelPlace)
            }
            guard slots[index] == nil else {
                throw Fault(.argument, "\(name): \(label) is given twice", at: labelPlace)
            }
            slots[index] = argument
        }
        return slots
    }

    private var signature: String {
        "\(function.name ?? "")(" + parameters.map(\.signature).joined(separator: ", ") + ")"
    }
}

extension Function {
    /// `x`, or `(a, b)`.
    fileprivate var parametersText: String {
        let names = parameters.map(\.name).joined(separator: ", ")
        return parameters.count == 1 ? names : "(\(names))"
    }
}
