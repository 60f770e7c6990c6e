import Engine

/// Tables: a header, aligned columns, 20 rows, and what did not fit named below.
enum TableText {
    private static let rowLimit = 20

    static func lines(_ table: Table, width: Int) -> [String] {
        let columns = merged(table.columns.filter { !$0.isHidden }, rows: min(table.count, rowLimit), width)
        guard !columns.isEmpty else { return ["a table of \(table.count) rows"] }
        var shown: [Column] = []
        var used = 0
        for column in columns {
            let needed = column.width + (shown.isEmpty ? 0 : 2)
            if !shown.isEmpty, used + needed > width { break }
            shown.append(column)
            used += needed
        }
        let hidden = columns.dropFirst(shown.count).map(\.name)
        var lines = (-1..<min(table.count, rowLimit)).map { row in
            shown.map { $0.cell(row) }.joined(separator: "  ").trimmedRight
        }
        if table.count > rowLimit { lines.append("... \(table.count - rowLimit) more rows") }
        if !hidden.isEmpty { lines.append("also: " + hidden.joined(separator: " ")) }
        return lines
    }

    /// One printed column.
    private struct Column {
        let name: String
        let cells: [String]
        let isNumeric: Bool

        var width: Int { max(name.count, cells.map(\.count).max() ?? 0) }

        /// The padded cell of a row; −1 is the header.
        func cell(_ row: Int) -> String {
            let text = row < 0 ? name : cells[row]
            let padding = String(repeating: " ", count: width - text.count)
            return isNumeric ? padding + text : text + padding
        }
    }

    /// The columns `m m_low m_high` become one: `0.911 [0.892, 0.928]`.
    private static func merged(_ columns: [Table.Column], rows: Int, _ width: Int) -> [Column] {
        let names = Set(columns.map(\.name))
        let bounds = Set(
            columns.map(\.name).filter { names.contains($0 + "_low") && names.contains($0 + "_high") })
        return columns.compactMap { column in
            for suffix in ["_low", "_high"] where column.name.hasSuffix(suffix) {
                if bounds.contains(String(column.name.dropLast(suffix.count))) { return nil }
            }
            var cells = column.values.prefix(rows).map(text)
            if bounds.contains(column.name) {
                let low =
                    columns.first { $0.name == column.name + "_low" }?.values.prefix(rows).map(text) ?? []
                let high =
                    columns.first { $0.name == column.name + "_high" }?.values.prefix(rows).map(text) ?? []
                cells = cells.indices.map { cells[$0] == "" ? "" : "\(cells[$0]) [\(low[$0]), \(high[$0])]" }
            }
            let isNumeric =
                column.values.contains { $0.exactNumber != nil }
                && column.values.allSatisfy { $0.exactNumber != nil || $0.isNull }
            let limit = max(40, width)
            cells = cells.map { $0.count > limit ? String($0.prefix(limit - 1)) + "…" : $0 }
            return Column(name: column.name.escapedForTerminal, cells: Array(cells), isNumeric: isNumeric)
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .null: return ""
        case .real(let number): return real(number)
        case .tensor(let tensor, _) where tensor.shape.isEmpty && tensor.dtype.isFloat:
            return real(tensor.item())
        default: return Shown.inline(value, quotesText: false)
        }
    }

    /// Three decimals; numbers that would show none of their digits so, with an exponent.
    private static func real(_ number: Double) -> String {
        let size = abs(number)
        return size != 0 && (size < 5e-4 || size >= 1e8) && number.isFinite
            ? NumberFormat.scientific(number) : NumberFormat.fixed(number, 3)
    }
}

extension String {
    fileprivate var trimmedRight: String {
        var end = endIndex
        while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
        return String(self[..<end])
    }
}
