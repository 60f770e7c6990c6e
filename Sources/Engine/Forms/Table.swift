/// A table: columns of one length with names, in order.
public struct Table: Sendable {
    /// One column; a hidden one is there for functions (`image` of `predict`) and not printed.
    public struct Column: Sendable {
        public var name: String
        public var values: [Value]
        public var isHidden: Bool

        public init(_ name: String, _ values: [Value], isHidden: Bool = false) {
            self.name = name
            self.values = values
            self.isHidden = isHidden
        }
    }

    public let columns: [Column]
    /// Number of rows.
    public let count: Int

    /// Columns must have one length.
    public init(_ columns: [Column]) {
        count = columns.first?.values.count ?? 0
        precondition(columns.allSatisfy { $0.values.count == columns[0].values.count }, "ragged table")
        self.columns = columns
    }

    /// A row a record; columns are the union of the keys in order of appearance, null where a record lacks one.
    public init(rows: [Record]) {
        var names: [String] = []
        var known: Set<String> = []
        for row in rows { for key in row.keys where known.insert(key).inserted { names.append(key) } }
        self.init(names.map { name in Column(name, rows.map { $0[name] ?? .null }) })
    }

    /// The values of a column.
    public func column(_ name: String) -> [Value]? { columns.first { $0.name == name }?.values }

    /// A row as a record, hidden columns included.
    public func row(_ index: Int) -> Record {
        Record(columns.map { ($0.name, $0.values[index]) })
    }

    /// The rows at these indices, in this order.
    public func rows(_ indices: [Int]) -> Table {
        Table(
            columns.map { column in
                Column(column.name, indices.map { column.values[$0] }, isHidden: column.isHidden)
            })
    }
}

extension Value {
    /// A table, or a list of records with the same keys as one; nil for anything else.
    public var asTable: Table? {
        switch self {
        case .table(let table): return table
        case .list(let items):
            guard case .record(let first)? = items.first, first.count > 0 else { return nil }
            var rows: [Record] = []
            for item in items {
                guard case .record(let row) = item, row.count == first.count,
                    row.keys == first.keys || first.keys.allSatisfy({ row[$0] != nil })
                else { return nil }
                rows.append(row)
            }
            return Table(rows: rows)
        default: return nil
        }
    }
}
