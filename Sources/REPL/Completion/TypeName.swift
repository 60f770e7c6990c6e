/// Types as signatures name them, and which kinds of values they accept (LANGUAGE 3.3).
enum TypeName {
    /// Further kinds that a type accepts.
    private static let wider: [String: Set<String>] = [
        "dataset": ["mixture", "collection"], "mixture": ["dataset", "collection"], "model": ["run"],
        "number": ["int"], "int": ["number"], "duration": ["number"], "size": ["number"], "path": ["text"],
    ]

    /// The alternatives of `A | B`, each without `?`; a list is `list`, texts of an enumeration are left
    /// out.
    static func parts(_ type: String) -> [String] {
        type.split(separator: "|").compactMap { part in
            var name = String(part).trimmingSpaces
            if name.hasSuffix("?") { name.removeLast() }
            if name.hasPrefix("\"") || name == "null" || name.isEmpty { return nil }
            return name.hasPrefix("list<") ? "list" : name
        }
    }

    /// Whether one of the alternatives is just this type.
    static func contains(_ type: String, _ name: String) -> Bool { parts(type).contains(name) }

    /// Whether it is a type of plain values, which many functions give.
    static func isPlain(_ name: String) -> Bool {
        ["int", "number", "bool", "text", "path", "duration", "size", "list", "tensor", "table", "record"]
            .contains(name)
    }

    /// Whether a value of a kind may be given where a type is asked for.
    static func accepts(_ type: String, kind: String) -> Bool {
        parts(type).contains { name in
            name == "any" || name == kind || wider[name]?.contains(kind) ?? false
                || (name == "list" && ["list", "tensor", "range"].contains(kind))
        }
    }

    /// Whether a function with this result gives what a type asks for. A result that can be anything does
    /// not count: it would offer everything everywhere.
    static func gives(_ result: String, for type: String) -> Bool {
        parts(result).contains { $0 != "any" && accepts(type, kind: $0) }
    }
}
