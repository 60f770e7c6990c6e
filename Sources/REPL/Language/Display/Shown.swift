import Engine

/// Values as the prompt shows them (LANGUAGE 3.2).
public enum Shown {
    /// Items of a list that are shown; of a longer one the first and last half of so many.
    private static let longest = 40

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
            guard items.count <= longest, items.contains(where: \.needsLines) else { break }
            return items.flatMap { lines($0, width: width, style, host) }
        case .null: return ["null"]
        default: break
        }
        return [inline(value, style)]
    }

    static func inline(_ value: Value, _ style: TextStyle) -> String {
        switch value {
        case .int(let number): return String(number)
        case .real(let number): return style.number(number)
        case .text(let text): return style.quotes ? text.quoted : text.escapedForTerminal
        case .tensor(let tensor, _): return TensorText(style).inline(tensor)
        case .list(let items):
            var inner = style
            inner.quotes = style.quotesInLists
            let isLong = items.count > longest
            let shown = isLong ? Array(items.prefix(longest / 2) + items.suffix(longest / 2)) : items
            var texts = shown.map { inline($0, inner) }
            if isLong { texts.insert("...", at: longest / 2) }
            return "[" + texts.joined(separator: ", ") + "]"
        case .record(let record):
            var inner = style
            inner.quotes = style.quotesInLists
            return "{"
                + record.entries.map { "\($0.key.asKey): \(inline($0.value, inner))" }.joined(separator: ", ")
                + "}"
        case .function(let function) where !function.parameters.isEmpty || !function.name.contains("=>"):
            guard !function.name.contains("=>") else { return function.name }
            return function.name + "(" + function.parameters.map(\.signature).joined(separator: ", ") + ")"
        default: return value.literal
        }
    }
}

/// How texts and numbers are written within what is shown.
struct TextStyle {
    /// Texts stand in quotes.
    var quotes = true
    /// Texts in lists stand in quotes, also where the list itself stands in a record.
    let quotesInLists: Bool
    /// Significant digits of reals; nil for at most four decimals.
    let digits: Int?

    /// - Parameter printed: as `print` writes, which never quotes.
    init(quotes: Bool = true, digits: Int?) {
        self.quotes = quotes
        quotesInLists = quotes
        self.digits = digits
    }

    /// As a value is shown: texts within lists are quoted, and elsewhere if asked.
    init(quotes: Bool = true) {
        self.quotes = quotes
        quotesInLists = true
        digits = nil
    }

    func number(_ value: Double) -> String {
        digits.map { NumberFormat.significant(value, $0) } ?? NumberFormat.text(value)
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

    /// The text as a key of a record: as it stands if it is a name, else quoted.
    fileprivate var asKey: String {
        let isName =
            unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
            && unicodeScalars.first?.properties.isXIDStart ?? false
        return isName || first == "_" ? self : quoted
    }
}
