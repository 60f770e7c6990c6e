/// An entry as the prompt sees it: the language, or one of the lines that only a prompt knows (LANGUAGE 3.9,
/// `host_line`).
public enum HostLine: Equatable, Sendable {
    case statement(String)
    /// `?topic` or `topic?`; the topic of a lone `?` is empty.
    case help(String)
    /// `??words`.
    case search(String)
    /// `!command`.
    case shell(String)

    public init(_ entry: String) {
        let text = entry.trimmingSpaces
        if text.hasPrefix("??") {
            self = .search(String(text.dropFirst(2)).trimmingSpaces)
        } else if text.hasPrefix("?") {
            self = .help(String(text.dropFirst()).trimmingSpaces)
        } else if text.hasPrefix("!"), !text.contains("\n") {
            self = .shell(String(text.dropFirst()).trimmingSpaces)
        } else if text.hasSuffix("?"), Self.isTopic(text.dropLast()) {
            self = .help(String(text.dropLast()).trimmingSpaces)
        } else {
            self = .statement(entry)
        }
    }

    /// Whether Enter hands it in without asking the parser.
    public var isForHost: Bool { if case .statement = self { false } else { true } }

    /// A name, or names with dots between.
    private static func isTopic(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            guard let first = part.first, first.isLetter || first == "_" else { return false }
            return part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
    }
}

extension String {
    /// Without spaces, tabs and newlines at both ends.
    var trimmingSpaces: String {
        let kept = drop { $0.isWhitespace }
        guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(kept[...last])
    }
}
