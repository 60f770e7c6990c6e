import Engine

/// What collections, domains and columns may be called.
public enum DomainName {
    /// Names that mean something else after a dot: `x.train`, `x.size`.
    public static let reserved = ["train", "val", "test", "size", "weights", "domains"]

    /// Whether a text is `[a-z][a-z0-9_]*`.
    public static func isWellFormed(_ name: String) -> Bool {
        guard let first = name.utf8.first, (97...122).contains(first) else { return false }
        return name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }

    /// - Throws: `Fault(.argument)` that says what a name is.
    public static func check(_ name: String, what: String) throws {
        guard isWellFormed(name) else {
            throw Fault(
                .argument, "\"\(name.escapedForTerminal)\" is no \(what)",
                hint: "a \(what) is made of a-z, 0-9 and _, and begins with a letter")
        }
        guard !reserved.contains(name) else {
            throw Fault(.argument, "\(name) is not allowed as a \(what): x.\(name) means something else")
        }
    }

    /// A text as a name: lower case, every other character `_`, `d_` before what does not begin with a
    /// letter.
    public static func made(from text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Character in
            switch scalar.value {
            case 97...122, 48...57: Character(scalar)
            case 65...90: Character(UnicodeScalar(UInt8(scalar.value) + 32))
            default: "_"
            }
        }
        let name = String(scalars)
        if let first = name.utf8.first, (97...122).contains(first), !reserved.contains(name) { return name }
        return "d_" + name
    }
}
