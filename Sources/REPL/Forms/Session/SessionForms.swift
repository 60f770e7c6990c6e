import Engine
import Language

/// Printing, checking, leaving, looking at what is bound.
enum SessionForms {
    static let all: [CommandForm] = [print, check, exit, quit, whos, help]

    private static let print = CommandForm.command(
        "print", "writes values on one line, texts without quotes", result: "any", isSilent: true,
        example: Example("print \"two and two is {2 + 2}\"", prints: ["two and two is 4"])
    ) { fields in
        let values = fields.rest("values", .any, help: "what to write, separated by spaces")
        let digits = fields(optional: "digits", .int, in: .between(1, 17), help: "significant digits of numbers")
        return { arguments, session in
            let items = arguments[values]
            let lines = Shown.printed(items, digits: arguments[digits], width: session.output.width, in: session)
            for line in lines { session.write(line) }
            return items.first ?? .null
        }
    }

    private static let check = CommandForm.command(
        "check", "fails unless a condition holds; a script then ends with code 3", result: "null", isSilent: true,
        example: Example("check 1 + 1 == 2, \"arithmetic\"")
    ) { fields in
        let condition = fields("cond", .bool, help: "what must be true")
        let message = fields("message", .text, default: "", help: "what to say if it is not")
        return { arguments, _ in
            guard !arguments[condition] else { return .null }
            let source = arguments.text(of: condition) ?? "the condition"
            let text = arguments[message]
            throw Fault(.check, text.isEmpty ? "check failed: \(source)" : text, at: arguments.place(of: condition))
        }
    }

    private static let exit = CommandForm.command(
        "exit", "ends the program with a code", result: "null", isSilent: true, example: Example("exit 0")
    ) { fields in
        let code = fields("code", .int, default: 0, in: .between(0, 255), help: "0 for success")
        return { arguments, session in
            session.exitCode = Int32(arguments[code])
            throw ExitRequest()
        }
    }

    private static let quit = CommandForm.command(
        "quit", "leaves the prompt", result: "null", isSilent: true, example: Example("quit")
    ) { _ in
        { _, session in
            session.exitCode = 0
            throw ExitRequest()
        }
    }

    private static let whos = CommandForm.command(
        "whos", "the names that are bound: kind, shape and size", result: "null", isSilent: true,
        example: Example("whos")
    ) { _ in
        { _, session in
            let rows = session.module.scope.names.sorted { $0.key < $1.key }.map { name, value in
                Record([
                    ("name", .text(name)), ("kind", .text(value.kind)), ("shape", .text(shape(of: value))),
                    ("value", .text(String(Shown.inline(value, quotesText: true).prefix(60)))),
                ])
            }
            if rows.isEmpty { session.write("nothing is bound yet") }
            else {
                for line in Shown.lines(.table(Table(rows: rows)), width: session.output.width, in: session) {
                    session.write(line)
                }
            }
            return .null
        }
    }

    private static let help = CommandForm.command(
        "help", "what a name means: signature, arguments, example", result: "null", isSilent: true,
        example: Example("help \"roga\"")
    ) { fields in
        let topic = fields(optional: "topic", .any, help: "a name, or a text")
        return { arguments, session in
            let name: String
            switch arguments[topic] {
            case .text(let text): name = text
            case .function(let function): name = function.name
            case .noun(let noun): name = type(of: noun).kind
            default: name = ""
            }
            for line in HelpText.lines(name, session) { session.write(line) }
            return .null
        }
    }

    private static func shape(of value: Value) -> String {
        switch value {
        case .tensor(let tensor, _): "\(tensor.shape)"
        case .list(let items): "\(items.count)"
        case .record(let record): "\(record.count)"
        case .table(let table): "\(table.count) x \(table.columns.count)"
        default: ""
        }
    }
}

/// Thrown by `exit`: ends the program, whatever is running.
struct ExitRequest: Error {}
