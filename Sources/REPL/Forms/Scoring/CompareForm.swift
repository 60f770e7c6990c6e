import Engine
import Language
import Plugins

/// `compare`: records, tables or runs side by side.
enum CompareForm {
    static let all: [CommandForm] = [compare]

    private static let compare = CommandForm.command(
        "compare", "records, or a record of results, as one table", result: "table",
        notes: "A record's keys become the column name. With sort, rows are ordered by that metric (its mean where a "
            + "result has several rows), and the best is marked with *.",
        example: Example("compare [{a: 1, b: 2}, {a: 3, b: 4}]", prints: ["a b", "1 2", "3 4"])
    ) { fields in
        let x = fields("x", .any, help: "a list of records, or a record of records or tables")
        let sort = fields(optional: "sort", .text, help: "the column to order by")
        let best = fields("best", .choice("max", "min"), default: "max", help: "which end is best")
        return { arguments, _ in
            let groups = try groups(arguments[x], at: arguments.place(of: x))
            guard let column = arguments[sort] else { return .table(Table(rows: groups.flatMap(\.rows))) }
            let descending = arguments[best] == "max"
            let means = try groups.map { group in
                let values = group.rows.compactMap { $0[column]?.exactNumber }
                guard !values.isEmpty else { throw Tables.unknown(column, Table(rows: group.rows)) }
                return values.reduce(0, +) / Double(values.count)
            }
            let order = Tables.order(means.map { .real($0) }, descending: descending)
            let rows = order.enumerated().flatMap { place, index in
                groups[index].rows.map { row in
                    guard place == 0, groups.count > 1 else { return Record([("", "")] + row.entries.map { ($0.key, $0.value) }) }
                    return Record([("", "*")] + row.entries.map { ($0.key, $0.value) })
                }
            }
            return .table(Table(rows: rows))
        }
    }

    private static func groups(_ value: Value, at place: Place?) throws -> [(name: String?, rows: [Record])] {
        func rows(_ value: Value) throws -> [Record] {
            switch value {
            case .record(let record): return [record]
            case .table(let table): return (0..<table.count).map { table.row($0) }
            default: throw Fault(.type, "compare takes records and tables, and this is a \(value.kind)", at: place)
            }
        }
        if case .record(let record) = value {
            return try record.entries.map { entry in
                (entry.key, try rows(entry.value).map { row in
                    Record([("name", .text(entry.key))] + row.entries.map { ($0.key, $0.value) })
                })
            }
        }
        guard let items = try value.listItems() else {
            throw Fault(.type, "compare takes a list or record, and this is a \(value.kind)", at: place)
        }
        return try items.map { (nil, try rows($0)) }
    }
}
