import Engine

/// Values as the prompt shows them (LANGUAGE 3.2).
public enum Shown {
    /// The lines of a value that a statement gives.
    public static func lines(_ value: Value, width: Int, in host: any Host) -> [String] {
        switch value {
        case .tensor(let tensor, let weak): return TensorText.lines(tensor, isWeak: weak)
        case .table(let table): return TableText.lines(table, width: width)
        case .record(let record): return RecordText.lines(record, width: width)
        case .noun(let noun): return noun.shown(in: host)
        case .list(let items) where items.contains(where: \.needsLines):
            return items.flatMap { lines($0, width: width, in: host) }
        case .null: return ["null"]
        default: return [inline(value, quotesText: true)]
        }
    }

    /// A value in one line, as it stands within lists, records, tables and texts.
    public static func inline(_ value: Value, quotesText: Bool) -> String {
        switch value {
        case .int(let number): String(number)
        case .real(let number): NumberFormat.text(number)
        case .text(let text): quotesText ? "\"\(text.escapedForTerminal)\"" : text.escapedForTerminal
        case .tensor(let tensor, _): TensorText.inline(tensor)
        case .list(let items): "[" + items.map { inline($0, quotesText: true) }.joined(separator: ", ") + "]"
        case .record(let record):
            "{" + record.entries.map { "\($0.key): \(inline($0.value, quotesText: true))" }.joined(separator: ", ") + "}"
        default: value.literal
        }
    }
}

extension Value {
    /// Whether it is shown in several lines even within a list.
    fileprivate var needsLines: Bool {
        switch self {
        case .table: true
        case .tensor(let tensor, _): tensor.rank > 1
        default: false
        }
    }
}
