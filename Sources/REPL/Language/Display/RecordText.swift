import Engine

/// Records: on one line if they fit, else a field a line.
enum RecordText {
    static func lines(_ record: Record, width: Int) -> [String] {
        guard record.count > 0 else { return ["{}"] }
        let parts = record.entries.map { ($0.key.escapedForTerminal, text($0.value)) }
        let line = parts.map { "\($0) \($1)" }.joined(separator: "   ")
        if line.count <= width, !record.values.contains(where: isDeep) { return [line] }
        let longest = parts.map(\.0.count).max() ?? 0
        return parts.map { key, value in
            let padded = key + String(repeating: " ", count: longest - key.count)
            let whole = "\(padded)  \(value)"
            return whole.count > max(width, 20) * 3 ? String(whole.prefix(max(width, 20) * 3 - 3)) + "..." : whole
        }
    }

    private static func text(_ value: Value) -> String { Shown.inline(value, quotesText: false) }

    private static func isDeep(_ value: Value) -> Bool {
        switch value {
        case .record, .table: true
        default: false
        }
    }
}
