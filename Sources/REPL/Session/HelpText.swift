import Engine
import Language

/// What `help`, `?x` and `??words` print; all of it comes from the forms.
enum HelpText {
    /// Help on a topic; without one, how to begin.
    static func lines(_ topic: String, _ session: Session) -> [String] {
        if topic.isEmpty { return overview(session) }
        if let command = session.catalog.command(named: topic) {
            return command.forms.flatMap { lines($0) }
        }
        if case .function(let function)? = session.module.scope.value(of: topic) { return lines(function) }
        let near = Suggestion.nearest(to: topic, among: session.names)
        let found = search(topic, session)
        return ["there is no help on '\(topic.escapedForTerminal)'" + (near.map { "; did you mean \($0)?" } ?? "")]
            + found
    }

    /// Names whose summary or arguments mention the words.
    static func search(_ words: String, _ session: Session) -> [String] {
        let wanted = words.lowercased().split(separator: " ")
        return session.catalog.all.compactMap { command in
            let form = command.forms[0]
            let text = ([form.name, form.summary, form.notes] + form.fields.map(\.help)).joined(separator: " ")
                .lowercased()
            guard !wanted.isEmpty, wanted.allSatisfy({ text.contains($0) }) else { return nil }
            return "  \(form.name)  \(form.summary)"
        }
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
        ] + wrapped(session.catalog.names.sorted(), width: min(session.output.width, 100))
    }

    private static func lines<Output>(_ form: Form<Output>) -> [String] {
        var lines = [form.signature, "  " + form.summary]
        let width = form.fields.map(\.signature.count).max() ?? 0
        for field in form.fields {
            let padding = String(repeating: " ", count: min(40, width) - min(40, field.signature.count))
            let range = field.range.map { " (\($0))" } ?? ""
            lines.append("    \(field.signature)\(padding)  \(field.help)\(range)")
        }
        if !form.notes.isEmpty { lines.append("  " + form.notes) }
        if let example = form.example {
            lines.append("  example:  " + example.code)
            lines += example.prints.map { "  #> " + $0 }
        }
        return lines
    }

    private static func lines(_ function: any Callable) -> [String] {
        let signature = function.parameters.map(\.signature).joined(separator: ", ")
        let help = (function as? UserFunction)?.help ?? ""
        return ["\(function.name)(\(signature))"] + help.split(separator: "\n").map { "  " + $0 }
    }

    private static func wrapped(_ names: [String], width: Int) -> [String] {
        var lines: [String] = []
        var line = " "
        for name in names {
            if line.count + name.count + 1 > width {
                lines.append(line)
                line = " "
            }
            line += " " + name
        }
        return lines + [line]
    }
}
