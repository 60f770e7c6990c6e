import Engine

/// The fields that values have by themselves.
enum Fields {
    /// The value of a field, or nil where the value has none of that name.
    static func value(of field: String, in value: Value, _ host: any Host) throws -> Value? {
        switch value {
        case .record(let record): return record[field]
        case .table, .list:
            return try value.asTable?.column(field).map { try Brackets.value($0, nested: false) }
        case .noun(let noun): return try noun.field(field, in: host)
        case .tensor(let tensor, let weak):
            switch field {
            case "shape": return .tensor(try Tensor(tensor.shape), weak: true)
            case "T": return Value(try tensor.T, weak: weak)
            case "dtype": return .text(tensor.dtype.rawValue)
            case "ndim": return .int(tensor.rank)
            default: return nil
            }
        case .int, .real: return field == "shape" ? .list([]) : nil
        default: return nil
        }
    }

    /// The names of a value's fields.
    static func names(of value: Value) -> [String] {
        switch value {
        case .record(let record): record.keys
        case .table, .list: value.asTable?.columns.map(\.name) ?? []
        case .noun(let noun): noun.fieldNames
        case .tensor: ["shape", "T", "dtype", "ndim"]
        default: []
        }
    }
}
