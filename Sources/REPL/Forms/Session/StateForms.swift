import Engine
import Language

/// Going back and forth between what the session was.
enum StateForms {
    static let all: [CommandForm] = [undo, redo, mark, restore]

    private static let undo = CommandForm.command(
        "undo", "takes back the last statement that bound or set anything", result: "null", isSilent: true,
        notes: "The last 50 states are kept, or as many as 1 GB holds.", example: Example("undo")
    ) { _ in
        { _, session in
            session.states.isTravelling = true
            guard let state = session.states.history.undo(from: session.state) else {
                let why = session.states.history.hasDropped
                    ? "; older states were dropped (50 are kept, or 1 GB)" : ""
                session.notice("there is nothing to undo" + why)
                return .null
            }
            session.take(state)
            return .null
        }
    }

    private static let redo = CommandForm.command(
        "redo", "brings back what undo took back", result: "null", isSilent: true, example: Example("redo")
    ) { _ in
        { _, session in
            session.states.isTravelling = true
            guard let state = session.states.history.redo(from: session.state) else {
                session.notice("there is nothing to redo")
                return .null
            }
            session.take(state)
            return .null
        }
    }

    private static let mark = CommandForm.command(
        "mark", "gives the state of the session a name, for restore", result: "null", isSilent: true,
        example: Example("mark \"before\"")
    ) { fields in
        let name = fields("name", .text, help: "the name of the state")
        return { arguments, session in
            session.states.marks[arguments[name]] = session.state
            return .null
        }
    }

    private static let restore = CommandForm.command(
        "restore", "binds and sets exactly what a marked state had", result: "null", isSilent: true,
        notes: "undo takes it back.", example: Example("mark \"here\"; restore \"here\"")
    ) { fields in
        let name = fields("name", .text, help: "the name that mark gave")
        return { arguments, session in
            let wanted = arguments[name]
            guard let state = session.states.marks[wanted] else {
                let names = session.states.marks.keys.sorted()
                let near = Suggestion.nearest(to: wanted, among: names)
                throw Fault(
                    .name, "no state is marked '\(wanted.escapedForTerminal)'",
                    hint: near.map { "did you mean \($0)?" }
                        ?? (names.isEmpty ? "mark \"\(wanted.escapedForTerminal)\" first"
                            : "marked: " + names.joined(separator: ", ")),
                    at: arguments.place(of: name))
            }
            session.take(state)
            return .null
        }
    }
}
