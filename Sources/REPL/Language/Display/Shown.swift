import Engine

/// Values as the prompt shows them (LANGUAGE 3.2).
public enum Shown {
    /// The lines of a value that a statement gives.
    public static func lines(_ value: Value, width: Int, in host: any Host) -> [String] {
        lines(value, width: width, TextStyle(), host)
    }

    /// A value in one line, as it stands within lists, records, tables and texts.
    public static func inline(_ value: Value, quotesText: Bool) -> String {
        inline(value, TextStyle(quotes: quotesText))
    }

    /// What `print` writes: values on one line, or one value in the lines that it is shown in; texts without
    /// quotes, and several lines where they have several.
    ///
    /// - Parameter digits: significant digits of real numbers; nil shows them as everywhere.
    public static func printed(_ values: [Value], digits: Int? = nil, width: Int, in host: any Host)
        -> [String]
    {
        let style = TextStyle(quotes: false, digits: digits)
        if values.count == 1, values[0].exactText == nil {
            return lines(values[0], width: width, style, host)
        }
        let texts = values.map { value in
            value.exactText.map(\.withoutControls) ?? inline(value, style)
        }
        return texts.joined(separator: " ").split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }

    static func lines(_ value: Value, width: Int, _ style: TextStyle, _ host: any Host) -> [String] {
        switch value {
        case .tensor(let tensor, let weak): return TensorText(style).lines(tensor, isWeak: weak)
        case .table(let table): return TableText.lines(table, width: width)
        case .record(let record): return RecordText.lines(record, width: width, style)
        case .noun(let noun): return noun.shown(in: host)
        case .list(let items):
            if let table = value.asTable { return TableText.lines(table, width: width) }
            guard items.count <= InlineText.longest, items.contains(where: \.needsLines) else { break }
            return items.flatMap { lines($0, width: width, style, host) }
        case .null: return ["null"]
        default: break
        }
        return [inline(value, style)]
    }

    static func inline(_ value: Value, _ style: TextStyle) -> String {
        var text = InlineText(style)
        return text.text(of: value)
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

extension String {
    /// The text with its line ends and tabs, and every other control character escaped.
    var withoutControls: String {
        guard utf8.contains(where: { $0 < 32 && $0 != 9 && $0 != 10 || $0 > 126 }) else { return self }
        return split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map {
                String($0).escapedForTerminal
            }
            .joined(separator: "\t")
        }.joined(separator: "\n")
    }
}
