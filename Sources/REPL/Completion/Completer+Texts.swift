import Engine

/// What may stand within quotes.
extension Completer {
    /// Within a text that is an argument: allowed values, else paths.
    func texts(_ point: CompletionPoint, _ call: CompletionContext.Call) -> Completion {
        if call.function == ["use"] { return paths(point, ending: [".roga"]) }
        var fields: [FieldDescription] = []
        for parameters in open(call) {
            if let label = call.label {
                fields += parameters.filter { $0.label == label }
            } else {
                let singles = parameters.filter { $0.role == .single }
                fields +=
                    call.position < singles.count
                    ? [singles[call.position]] : parameters.filter { $0.role == .rest }
            }
        }
        let choices = fields.flatMap(\.choices)
        guard choices.isEmpty else {
            let all = choices.map { Candidate($0, kind: .value, suffix: "\"") }
            return Completion(start: point.start, candidates: matching(point.word, all))
        }
        return paths(point)
    }

    /// Files and folders, of some endings only if any are given.
    func paths(_ point: CompletionPoint, ending: [String] = []) -> Completion {
        let found = PathCompletion(folder: folder).candidates(
            point.word, ending: ending, suffix: point.context == .shell ? " " : "\"")
        return Completion(start: point.start, candidates: found)
    }
}
