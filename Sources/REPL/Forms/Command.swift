import Engine

/// What a call of a command does: it reads and changes the session and gives a value.
typealias Action = @Sendable (Session) throws -> Value

/// The declaration of a command.
typealias CommandForm = Form<Action>

/// One name with its forms, told apart by the first argument: what the language calls.
struct Command: Callable {
    let name: String
    let forms: [CommandForm]

    var parameters: [FieldDescription] { forms[0].fields }
    var isSilent: Bool { forms[0].isSilent }

    func call(_ call: Call, in host: any Host) throws -> Value {
        guard let session = host as? Session else { preconditionFailure("a command outside a session") }
        return try choose(call).make(call)(session)
    }

    /// The form whose first field takes the first argument; of several the first that takes the others as well.
    /// The first form where none does.
    private func choose(_ call: Call) throws -> CommandForm {
        guard forms.count > 1, let first = call.positional.first?.value ?? call.named.first?.argument.value else {
            return forms.first { form in !form.fields.contains { $0.isRequired } } ?? forms[0]
        }
        let fitting = try forms.filter { try $0.accepts(first) }
        return fitting.count > 1
            ? fitting.first { (try? $0.bind(call)) != nil } ?? fitting[0] : fitting.first ?? forms[0]
    }
}

extension Form where Output == Action {
    /// A command whose work is a function of its arguments and the session.
    static func command(
        _ name: String, _ summary: String, result: String = "any", isSilent: Bool = false, notes: String = "",
        example: Example? = nil,
        _ declare: (inout Fields) -> @Sendable (Arguments, Session) throws -> Value
    ) -> CommandForm {
        CommandForm(
            name, summary, result: result, isSilent: isSilent, notes: notes, example: example
        ) { fields in
            let work = declare(&fields)
            return { arguments in { session in try work(arguments, session) } }
        }
    }
}
