import Engine
import Plot

/// `session`: the settings as a value; its fields are set through the name `session` alone.
struct SessionNoun: Noun {
    let settings: SessionSettings

    static let kind = "session"
    var fieldNames: [String] { ["seed", "threads", "colour", "graphics", "runs"] }

    func field(_ name: String, in host: any Host) throws -> Value? {
        switch name {
        case "seed": .int(settings.seed)
        case "threads": .int(settings.threads)
        case "colour": .bool(settings.colour)
        case "graphics": settings.graphics.map { .text($0.rawValue) } ?? .null
        case "runs": .text(settings.runs)
        default: nil
        }
    }

    var summary: String { "session" }

    func shown(in host: any Host) -> [String] {
        fieldNames.map { name in
            let value = ((try? field(name, in: host)) ?? nil)?.literal ?? "null"
            return "session.\(name) = \(value)"
        }
    }

    /// Sets a field.
    ///
    /// - Throws: `.name` for an unknown field, `.type` for a value that it cannot have.
    static func set(_ field: String, to value: Value, in settings: inout SessionSettings) throws {
        let names = ["seed", "threads", "colour", "graphics", "runs"]
        switch (field, value) {
        case ("seed", _):
            guard let seed = value.exactInt, seed >= 0 else { throw wrong(field, "a whole number of at least 0") }
            settings.seed = seed
        case ("threads", _):
            guard let threads = value.exactInt, threads >= 1, threads <= 1024 else {
                throw wrong(field, "a whole number from 1 to 1024")
            }
            settings.threads = threads
        case ("colour", .bool(let colour)): settings.colour = colour
        case ("colour", _): throw wrong(field, "true or false")
        case ("graphics", .null): settings.graphics = nil
        case ("graphics", _):
            guard case .text(let name) = value, let kind = GraphicsKind(rawValue: name) else {
                throw wrong(field, "null or one of " + GraphicsKind.allCases.map(\.rawValue).joined(separator: ", "))
            }
            settings.graphics = kind
        case ("runs", .text(let runs)): settings.runs = runs
        case ("runs", _): throw wrong(field, "a path")
        default:
            let near = Suggestion.nearest(to: field, among: names)
            throw Fault(
                .name, "session has no '\(field)'",
                hint: near.map { "did you mean \($0)?" } ?? "it has " + names.joined(separator: ", "))
        }
    }

    private static func wrong(_ field: String, _ expected: String) -> Fault {
        Fault(.type, "session.\(field) must be \(expected)")
    }
}
