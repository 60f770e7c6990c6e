import Engine

/// Records: those of plain values on one line if they fit, else a field a line.
enum RecordText {
    static func lines(_ record: Record, width: Int, _ style: TextStyle) -> [String] {
        guard record.count > 0 else { return ["{}"] }
        var inner = style
        inner.quotes = false
        let parts = record.entries.map { ($0.key.escapedForTerminal, Shown.inline($0.value, inner)) }
        let line = parts.map { "\($0) \($1)" }.joined(separator: "   ")
        if record.values.allSatisfy(\.isPlain), line.count <= width { return [line] }
        let longest = parts.map(\.0.count).max() ?? 0
        let limit = max(width, 20) * 3
        return parts.map { key, value in
            let whole = key + String(repeating: " ", count: longest - key.count) + "  " + value
            return whole.count > limit ? String(whole.prefix(limit - 3)) + "..." : whole
        }
    }
}

extension Value {
    /// Whether it is one number, text, truth value or null.
    fileprivate var isPlain: Bool {
        switch self {
        case .null, .bool, .int, .real, .text: true
        case .tensor(let tensor, _): tensor.rank == 0
        default: false
        }
    }
}
