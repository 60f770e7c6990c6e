/// One thing that could be typed next.
public struct Candidate: Equatable, Sendable {
    /// What it is; decides its colour in the menu.
    public enum Kind: String, Sendable { case function, name, keyword, label, value, field, path, topic }

    /// What replaces the word that is being typed.
    public var text: String
    /// One line.
    public var description: String
    public var kind: Kind
    /// What is put behind it when it is the only one: ` `, `(`, `"`.
    public var suffix: String

    public init(_ text: String, _ description: String = "", kind: Kind, suffix: String = "") {
        self.text = text
        self.description = description
        self.kind = kind
        self.suffix = suffix
    }
}

/// The candidates for a place in a text.
public struct Completion: Equatable, Sendable {
    /// Where the word that they replace begins, in bytes of UTF-8. It ends at the cursor.
    public var start: Int
    /// The ones that fit best come first.
    public var candidates: [Candidate]

    public static let none = Completion(start: 0, candidates: [])

    public init(start: Int, candidates: [Candidate]) {
        self.start = start
        self.candidates = candidates
    }

    /// What an editor that replaces the text from `other` on is told: the longest common beginning (with the
    /// suffix, if there is one candidate), then each of several candidates. A part that is in the text
    /// already is cut off, one that would be lost is put in front; `slice` gives the text of a range.
    func replacements(from other: Int, slice: (Range<Int>) -> String) -> [String] {
        guard let first = candidates.first else { return [] }
        let lead = other > start ? slice(start..<other) : ""
        let extra = other < start ? slice(other..<start) : ""
        func fitted(_ text: String) -> String {
            let isThere = !lead.isEmpty && text.lowercased().hasPrefix(lead.lowercased())
            return extra + (isThere ? String(text.dropFirst(lead.count)) : text)
        }
        guard candidates.count > 1 else { return [fitted(first.text + first.suffix)] }
        var common = Substring(first.text)
        for candidate in candidates.dropFirst() { common = Self.shared(common, candidate.text) }
        return [fitted(String(common))] + candidates.map { fitted($0.text) }
    }

    private static func shared(_ a: Substring, _ b: String) -> Substring {
        let count = zip(a, b).prefix { $0 == $1 }.count
        return a.prefix(count)
    }
}
