import Engine
import Glibc
import Language

extension Session: PromptSession {
    var colour: Bool { settings.colour }

    var bindings: [(name: String, value: Value)] {
        module.scope.names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    var builtinNames: [NameSummary] {
        catalog.all.map { NameSummary($0.name, $0.forms[0].summary, result: $0.forms[0].result) }
            + [NameSummary("data", "the collections that are known"), NameSummary("session", "the settings"),
                NameSummary("out", "the values that inputs have shown, by their numbers")]
    }

    func callables(named name: String) -> [any Callable] {
        if case .function(let function)? = module.scope.value(of: name) { return [function] }
        return catalog.command(named: name).map { [$0] } ?? []
    }

    func known(named name: String) -> Value? { module.scope.value(of: name) ?? value(named: name) }

    func fields(of value: Value) -> [NameSummary] {
        guard case .noun(let noun) = value, noun is DataNoun else { return standardFields(of: value) }
        return ((try? data.names()) ?? []).map { NameSummary($0, data.about($0)) }
    }

    func field(_ name: String, of value: Value) -> Value? {
        switch value {
        case .record(let record): record[name]
        case .noun(let noun): (try? noun.field(name, in: self)) ?? nil
        default: nil
        }
    }

    func completeness(of text: String) -> Completeness {
        switch InputState(of: text) {
        case .complete: .complete
        case .incomplete(let indent): .incomplete(indent: indent)
        case .error: .error
        }
    }

    func evaluate(_ text: String) -> Outcome {
        _ = Signals.take(.interrupt)
        replacement = nil
        let source = Source(name: "input \(inputNumber)", text: Array(text.utf8))
        let program: Program
        do {
            program = try interpreter.parse(source, folder: ".")
        } catch {
            let fault = error as? Fault ?? Fault(.state, "\(error)")
            replacement = Diagnostic.replacement(for: fault)
            for line in Diagnostic.lines(fault, colour: colourOnError, typed: source) { output.error(line) }
            return .failed
        }
        let number = inputNumber
        let code = ScriptRunner(self, typed: source).run(program)
        inputNumber = number + 1
        if let exitCode { return .exit(exitCode) }
        return code == 0 ? .ok : .failed
    }

    func help(_ topic: String) -> Outcome {
        for line in HelpText.lines(topic.trimmingSpaces, self) { write(line) }
        return .ok
    }

    func search(_ words: String) -> Outcome {
        let found = HelpText.search(words, self)
        for line in found.isEmpty ? ["nothing mentions '\(words.escapedForTerminal)'"] : found { write(line) }
        return .ok
    }

    func shell(_ command: String) -> Outcome { system(command) == 0 ? .ok : .failed }
}
