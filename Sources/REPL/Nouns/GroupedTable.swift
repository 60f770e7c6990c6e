import Engine
import Language

/// Rows of a table, together where they have the same values in some columns.
struct GroupedTable: Noun {
    let table: Table
    /// The columns that make a group.
    let keys: [String]
    /// The rows of each group, groups in order of appearance.
    let groups: [[Int]]

    /// - Throws: `.name` for a column that is not there.
    init(_ table: Table, by keys: [String]) throws {
        for key in keys where table.column(key) == nil { throw Tables.unknown(key, table) }
        var groups: [(key: [Value], rows: [Int])] = []
        for row in 0..<table.count {
            let key = keys.compactMap { table.column($0)?[row] }
            if let at = groups.firstIndex(where: { zip($0.key, key).allSatisfy { Equality.isEqual($0, $1) } }) {
                groups[at].rows.append(row)
            } else {
                groups.append((key, [row]))
            }
        }
        self.table = table
        self.keys = keys
        self.groups = groups.map(\.rows)
    }

    static let kind = "grouped table"
    var fieldNames: [String] { ["size"] }
    func field(_ name: String, in host: any Host) throws -> Value? { name == "size" ? .int(groups.count) : nil }
    var summary: String { "\(groups.count) groups of \(table.count) rows by \(keys.joined(separator: ", "))" }

    /// A row a group: its keys, `n`, and mean and standard deviation (n − 1) of each column.
    func summary(of columns: [String]) throws -> Table {
        Table(
            rows: try groups.map { rows in
                var record = Record(keys.compactMap { key in table.column(key).map { (key, $0[rows[0]]) } })
                record["n"] = .int(rows.count)
                for name in columns {
                    guard let column = table.column(name) else { throw Tables.unknown(name, table) }
                    let numbers = rows.compactMap { column[$0].exactNumber }
                    let mean = numbers.reduce(0, +) / Double(numbers.count)
                    record["\(name).mean"] = numbers.isEmpty ? .null : .real(mean)
                    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
                    record["\(name).sd"] = numbers.count < 2 ? .null
                        : .real((squares / Double(numbers.count - 1)).squareRoot())
                }
                return record
            })
    }
}

/// What functions of tables share.
enum Tables {
    /// A table, or a list of records.
    static let type = FieldType<Table>("table") { value in
        switch value {
        case .table(let table): return table
        case .list(let items):
            var rows: [Record] = []
            for item in items {
                guard case .record(let record) = item else { return nil }
                rows.append(record)
            }
            return rows.isEmpty ? nil : Table(rows: rows)
        default: return nil
        }
    }

    /// A fault that names the columns there are.
    static func unknown(_ name: String, _ table: Table) -> Fault {
        let names = table.columns.map(\.name)
        let near = Suggestion.nearest(to: name, among: names)
        return Fault(
            .name, "the table has no column '\(name)'",
            hint: near.map { "did you mean \($0)?" } ?? "it has " + names.joined(separator: ", "))
    }

    /// Row numbers in the order of keys: numbers, then texts; null last; equal keys keep their order.
    static func order(_ keys: [Value], descending: Bool) -> [Int] {
        keys.indices.sorted { a, b in
            if keys[a].isNull || keys[b].isNull { return !keys[a].isNull ? true : keys[b].isNull && a < b }
            let less: Bool
            let greater: Bool
            if let x = keys[a].exactNumber, let y = keys[b].exactNumber {
                (less, greater) = (x < y, x > y)
            } else {
                let (x, y) = (keys[a].literal, keys[b].literal)
                (less, greater) = (x < y, x > y)
            }
            return less || greater ? (descending ? greater : less) : a < b
        }
    }
}
