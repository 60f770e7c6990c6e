import Engine

/// What a call takes next, to be read behind the cursor.
extension Completer {
    /// The parameters that may follow where a text ends, as signatures show them: `on: mixture, with: objective`.
    /// Behind a label, what it takes. Nil where no argument begins.
    public func hint(for text: String) -> String? {
        guard let last = text.utf8.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "(") else { return nil }
        let point = ContextFinder { names in !callables(of: names).isEmpty }.point(Array(text.utf8))
        switch point.context {
        case .argument(let call): return next(in: call)
        case .value(let call):
            return open(call).lazy.flatMap { $0.filter { $0.label == call.label } }.first?.line
        default: return nil
        }
    }

    /// Of the first form of the function that takes anything more.
    private func next(in call: CompletionContext.Call) -> String? {
        for parameters in open(call) {
            let singles = parameters.filter { $0.role == .single }
            let left = singles.enumerated().filter { index, parameter in
                index >= call.position && !call.labels.contains(parameter.label)
            }.map(\.element)
            let shown = left.isEmpty ? parameters.filter { $0.role == .rest } : left
            if !shown.isEmpty { return shown.map(\.signature).joined(separator: ", ") }
        }
        return nil
    }
}
