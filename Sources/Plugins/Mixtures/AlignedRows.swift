import Engine

/// A small table as lines of text: texts to the left, numbers to the right, two spaces between columns.
enum AlignedRows {
    /// Columns beyond `maximumColumns` are left out, but for the last.
    static func lines(of table: Table, maximumColumns: Int) -> [String] {
        var columns = table.columns
        if columns.count > maximumColumns { columns.removeSubrange(maximumColumns - 1..<columns.count - 1) }
        let cells = columns.map { column in [column.name] + column.values.map(text) }
        let widths = cells.map { $0.map(\.unicodeScalars.count).max() ?? 0 }
        return (0...table.count).map { row in
            columns.indices.map { place in
                let cell = cells[place][row]
                let padding = String(repeating: " ", count: widths[place] - cell.unicodeScalars.count)
                return isText(columns[place]) ? cell + padding : padding + cell
            }.joined(separator: "  ")
        }
    }

    private static func isText(_ column: Table.Column) -> Bool {
        column.values.contains { if case .text = $0 { true } else { false } }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .null: ""
        case .text(let text): text.escapedForTerminal
        case .real(let number): decimals(number)
        default: value.literal
        }
    }

    /// Three decimals, rounded to the nearest.
    private static func decimals(_ number: Double) -> String {
        guard abs(number) < 1e12 else { return Value.real(number).literal }
        let thousandths = Int((number * 1000).rounded())
        let digits = String(abs(thousandths % 1000))
        let sign = thousandths < 0 ? "-" : ""
        return "\(sign)\(abs(thousandths / 1000)).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
    }
}
