/// The newest entry that ran well and begins as what is typed does.
struct HistorySuggestion {
    /// What is looked through, from the end.
    private var entries: [String] = []
    private static let limit = 10_000

    /// Makes an entry the first to be suggested.
    mutating func add(_ entry: String) {
        if entries.count >= Self.limit { entries.removeFirst(Self.limit / 10) }
        entries.append(entry)
    }

    /// What the text could go on with; nil where nothing was typed or no entry goes on.
    func suggestion(for text: String) -> String? {
        guard !text.isEmpty else { return nil }
        let typed = text.utf8
        let found = entries.last { $0.utf8.count > typed.count && $0.utf8.starts(with: typed) }
        return found.flatMap { String($0.utf8.dropFirst(typed.count)) }
    }
}
