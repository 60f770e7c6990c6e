/// What a paste stands for: prompts that were copied along are taken off, and the output between them too.
public enum PastedText {
    /// Trailing newlines always go. If the first line begins with a prompt `roga[3]> `, only lines after
    /// prompts are kept, each with the lines that it needs to be complete.
    ///
    /// - Parameter isIncomplete: whether an entry needs a further line.
    public static func cleaned(_ paste: String, isIncomplete: (String) -> Bool) -> String {
        var lines = paste.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while let last = lines.last, last.trimmingSpaces.isEmpty { lines.removeLast() }
        guard let first = lines.first(where: { !$0.trimmingSpaces.isEmpty }), afterPrompt(first) != nil
        else {
            return lines.joined(separator: "\n")
        }
        var entries: [String] = []
        for line in lines {
            if let code = afterPrompt(line) {
                entries.append(code)
            } else if let last = entries.last, isIncomplete(last) {
                entries[entries.count - 1] = last + "\n" + line
            }
        }
        return entries.filter { !$0.trimmingSpaces.isEmpty }.joined(separator: "\n")
    }

    /// What follows `roga[n]> `; nil for a line without a prompt.
    private static func afterPrompt(_ line: String) -> String? {
        let text = line.drop { $0 == " " }
        guard text.hasPrefix("roga[") else { return nil }
        let rest = text.dropFirst(5).drop { $0.isNumber }
        guard rest.hasPrefix("]>") else { return nil }
        let code = rest.dropFirst(2)
        return String(code.hasPrefix(" ") ? code.dropFirst() : code)
    }
}
