import Engine

/// Values as JSON, numbers with the fewest digits that give them back.
enum JSONText {
    /// On one line.
    static func line(_ value: Value) -> String { text(value, indent: nil) }

    /// With a line an entry, two spaces a level.
    static func pretty(_ value: Value) -> String { text(value, indent: 0) }

    private static func text(_ value: Value, indent: Int?) -> String {
        switch value {
        case .null: "null"
        case .bool(let truth): truth ? "true" : "false"
        case .int(let number): String(number)
        case .real(let number): number.isFinite ? "\(number)" : "null"
        case .text(let text): quoted(text)
        case .list(let items): block(items.map { self.text($0, indent: indent.map { $0 + 1 }) }, "[", "]", indent)
        case .record(let record):
            block(
                record.entries.map { quoted($0.key) + ": " + text($0.value, indent: indent.map { $0 + 1 }) }, "{", "}",
                indent)
        case .tensor(let tensor, _): self.tensor(tensor, indent)
        case .table(let table): text(.list((0..<table.count).map { .record(table.row($0)) }), indent: indent)
        case .range, .function, .noun: quoted(value.literal)
        }
    }

    private static func tensor(_ tensor: Tensor, _ indent: Int?) -> String {
        guard let count = tensor.shape.first else {
            return text(tensor.dtype.isFloat ? .real(tensor.item()) : Value(tensor, weak: true), indent: nil)
        }
        let items = (0..<count).compactMap { try? tensor.item(at: $0) }
        return "[" + items.map { self.tensor($0, nil) }.joined(separator: ", ") + "]"
    }

    private static func block(_ parts: [String], _ open: String, _ close: String, _ indent: Int?) -> String {
        guard let indent, !parts.isEmpty else { return open + parts.joined(separator: ", ") + close }
        let inner = String(repeating: "  ", count: indent + 1)
        return open + "\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n"
            + String(repeating: "  ", count: indent) + close
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if scalar.value < 32 || scalar.value == 127 {
                    let hex = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
