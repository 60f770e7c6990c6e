import Engine

/// Writes a value in one line. What is nested beyond reading, or has no end, is cut.
struct InlineText {
    /// Items of a list that are shown; of a longer one the first and last half of so many.
    static let longest = 40
    /// Lists and records within one another.
    private static let deepest = 20

    private let style: TextStyle
    /// Items that may still be written: a list that holds one list twice, and so on, doubles at each level.
    private var left = 2000
    private var depth = 0

    init(_ style: TextStyle) { self.style = style }

    mutating func text(of value: Value) -> String {
        switch value {
        case .int(let number): return String(number)
        case .real(let number): return style.number(number)
        case .text(let text):
            let quotes = depth > 0 ? style.quotesInLists : style.quotes
            return quotes ? text.quoted : text.escapedForTerminal
        case .tensor(let tensor, _): return TensorText(style).inline(tensor)
        case .list(let items): return "[" + inner(items, InlineText.longest) { $0.text(of: $1) } + "]"
        case .record(let record):
            return "{" + inner(record.entries, .max) { "\($1.key.asKey): \($0.text(of: $1.value))" } + "}"
        case .function(let function):
            guard !function.name.contains("=>") else { return function.name }
            return function.name + "(" + function.parameters.map(\.signature).joined(separator: ", ") + ")"
        default: return value.literal
        }
    }

    /// Items one level deeper, with commas; `...` stands for those that are left out.
    private mutating func inner<Item>(
        _ items: [Item], _ longest: Int, _ text: (inout InlineText, Item) -> String
    ) -> String {
        guard depth < InlineText.deepest else { return items.isEmpty ? "" : "..." }
        depth += 1
        defer { depth -= 1 }
        let isLong = items.count > longest
        var texts: [String] = []
        for (index, item) in items.enumerated() {
            if isLong, index >= longest / 2, index < items.count - longest / 2 {
                if index == longest / 2 { texts.append("...") }
                continue
            }
            guard left > 0 else {
                texts.append("...")
                break
            }
            left -= 1
            texts.append(text(&self, item))
        }
        return texts.joined(separator: ", ")
    }
}

extension String {
    /// The text as a key of a record: as it stands if it is a name, else quoted.
    fileprivate var asKey: String {
        let isName =
            unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
            && unicodeScalars.first?.properties.isXIDStart ?? false
        return isName || first == "_" ? self : quoted
    }
}
