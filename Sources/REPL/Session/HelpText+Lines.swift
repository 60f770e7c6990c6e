import Engine
import Language

/// How help is laid out: nothing is wider than the terminal, and what belongs together stands in columns.
extension HelpText {
    /// A signature, its fields below each other where they are too many for one line.
    static func signature(_ name: String, _ fields: [String], _ result: String?, width: Int) -> [String] {
        let end = ")" + (result.map { " -> \($0)" } ?? "")
        let line = "\(name)(\(fields.joined(separator: ", "))\(end)"
        if line.count <= width { return [line] }
        return wrapped(fields.enumerated().map { $1 + ($0 == fields.count - 1 ? end : ",") }, width: width,
            first: name + "(", indent: min(name.count + 1, 8))
    }

    /// Words in lines.
    static func wrapped(_ words: [String], width: Int, first: String = "", indent: Int) -> [String] {
        var lines: [String] = []
        var line = first
        let margin = String(repeating: " ", count: indent)
        for word in words {
            let isStart = line.isEmpty || line.hasSuffix("(") || line.hasSuffix(" ")
            if !isStart, line.count + 1 + word.count > width {
                lines.append(line)
                line = margin + word
            } else {
                line += (isStart ? "" : " ") + word
            }
        }
        return lines + [line]
    }

    /// A text in lines with a margin.
    static func paragraph(_ text: String, width: Int, indent: Int) -> [String] {
        wrapped(
            text.split(separator: " ").map(String.init), width: width,
            first: String(repeating: " ", count: indent), indent: indent)
    }

    /// Names with their lines behind them in one column; a name that is too wide has its line below.
    static func columns(_ rows: [(name: String, text: String)], width: Int, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        let widest = min(rows.map(\.name.count).max() ?? 0, max(8, width * 2 / 5))
        let start = indent + widest + 2
        return rows.flatMap { row -> [String] in
            guard !row.text.isEmpty else { return [margin + row.name] }
            if row.name.count > widest {
                return [margin + row.name] + paragraph(row.text, width: width, indent: start)
            }
            let gap = String(repeating: " ", count: widest - row.name.count + 2)
            return wrapped(
                row.text.split(separator: " ").map(String.init), width: width, first: margin + row.name + gap,
                indent: start)
        }
    }
}
