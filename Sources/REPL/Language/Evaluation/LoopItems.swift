import Engine

/// The items that a `for` goes through, made one by one so that a long range costs no memory.
struct LoopItems: Sequence {
    private let count: Int
    private let item: (Int) -> Value

    init(_ value: Value, at place: Place, _ host: any Host) throws {
        switch value {
        case .range(let span):
            count = span.count
            item = { span[$0] }
        case .record(let record):
            let entries = record.entries
            count = entries.count
            item = { .list([.text(entries[$0].key), entries[$0].value]) }
        case .table(let table):
            count = table.count
            item = { .record(table.row($0)) }
        default:
            guard let items = try value.listItems() else {
                throw Fault(
                    .type, "a loop goes through a list, range, tensor, record or table, and this is a \(value.kind)",
                    at: place)
            }
            count = items.count
            item = { items[$0] }
        }
    }

    func makeIterator() -> AnyIterator<Value> {
        var next = 0
        return AnyIterator {
            guard next < count else { return nil }
            defer { next += 1 }
            return item(next)
        }
    }
}
