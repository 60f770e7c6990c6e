import Engine

/// The items that a `for` goes through, made one by one so that a long range or tensor costs no memory.
struct LoopItems: Sequence {
    private let count: Int
    private let item: (Int) throws -> Value

    /// - Throws: `.type` for a value that has no items.
    init(_ value: Value, at place: Place) throws {
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
        case .list(let items):
            count = items.count
            item = { items[$0] }
        case .tensor(let tensor, let weak) where tensor.rank > 0:
            count = tensor.shape[0]
            item = { Value(try tensor.item(at: $0), weak: weak) }
        default:
            throw Fault(
                .type,
                "a loop goes through a list, range, tensor, record or table, and this is a \(value.kind)",
                at: place)
        }
    }

    func makeIterator() -> AnyIterator<() throws -> Value> {
        var next = 0
        return AnyIterator { [count, item] in
            guard next < count else { return nil }
            let index = next
            next += 1
            return { try item(index) }
        }
    }
}
