import Engine
import Language

/// What `help`, `?x` and `??words` print; all of it comes from the forms.
enum HelpText {
    /// Help on a topic; without one, how to begin.
    static func lines(_ topic: String, _ session: Session) -> [String] {
        if topic.isEmpty { return overview(session) }
        let width = session.output.width
        if let command = session.catalog.command(named: topic) {
            return command.forms.flatMap { lines($0, width: width) }
        }
        if case .function(let function)? = session.module.scope.value(of: topic) {
            return lines(function, width: width)
        }
        if let word = session.statementWords.first(where: { $0.name == topic }) {
            return paragraph("\(topic): \(word.summary)", width: width, indent: 0)
        }
        let names = topic.split(separator: ".").map(String.init)
        if let value = Completer(source: session).value(of: names) { return lines(topic, value, session) }
        let near = Suggestion.nearest(to: topic, among: session.names)
        let found = search(topic, session)
        return ["there is no help on '\(topic.escapedForTerminal)'" + (near.map { "; did you mean \($0)?" } ?? "")]
            + found
    }

    /// Names whose summary or arguments mention the words.
    static func search(_ words: String, _ session: Session) -> [String] {
        let wanted = words.lowercased().split(separator: " ")
        let found = session.catalog.all.filter { command in
            let form = command.forms[0]
            let text = ([form.name, form.summary, form.notes] + form.fields.map(\.help)).joined(separator: " ")
                .lowercased()
            return !wanted.isEmpty && wanted.allSatisfy { text.contains($0) }
        }
        return columns(found.map { ($0.name, $0.forms[0].summary) }, width: session.output.width, indent: 2)
    }

    /// Every example with what it prints.
    static func examples(_ catalog: CommandCatalog) -> [String] {
        catalog.all.filter { $0.name != "exit" && $0.name != "quit" }.flatMap(\.forms).flatMap { form -> [String] in
            guard let example = form.example else { return [] }
            return ["# \(form.name)", example.code] + example.prints.map { "#> " + $0 }
        }
    }

    private static func overview(_ session: Session) -> [String] {
        [
            "roga: mixtures of domains, gradient alignment, and what it does to unseen forgeries",
            "  use data.forge                      brings the domains df f2f fs nt into scope",
            "  mix = df + f2f + fs                 a mixture is a value",
            "  net = cnn(image: [3, 48, 48])",
            "  run = train net, on: mix, with: roga(), steps: 200",
            "  evaluate run, on: [mix.test, nt.test]",
            "?name explains a name, ??words searches, Tab completes, Ctrl-D leaves. Names:",
        ]
            + wrapped(
                session.catalog.names.sorted(), width: min(session.output.width, 100), first: "  ", indent: 2)
    }

    private static func lines<Output>(_ form: Form<Output>, width: Int) -> [String] {
        var lines = signature(form.name, form.fields.map(\.signature), form.result, width: width)
        lines += paragraph(form.summary, width: width, indent: 2)
        lines += columns(
            form.fields.map { ($0.signature, $0.help + ($0.range.map { " (\($0))" } ?? "")) }, width: width, indent: 4)
        if !form.notes.isEmpty { lines += paragraph(form.notes, width: width, indent: 2) }
        if let example = form.example {
            lines.append("  example:  " + example.code)
            lines += example.prints.map { "  #> " + $0 }
        }
        return lines
    }

    private static func lines(_ function: any Callable, width: Int) -> [String] {
        let help = (function as? UserFunction)?.help ?? ""
        return signature(function.name, function.parameters.map(\.signature), nil, width: width)
            + help.split(separator: "\n").map { "  " + $0 }
    }

    /// What a name stands for, and what it has.
    private static func lines(_ name: String, _ value: Value, _ session: Session) -> [String] {
        let width = session.output.width
        let fields = session.fields(of: value)
        return paragraph("\(name) is a \(value.kind): \(value.glance)", width: width, indent: 0)
            + columns(fields.map { ($0.name, $0.summary) }, width: width, indent: 2)
    }
}
