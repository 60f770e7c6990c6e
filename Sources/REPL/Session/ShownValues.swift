import Engine

/// The values that inputs have shown: what `out[n]` and `_` stand for. The last 100 are kept.
struct ShownValues {
    private static let limit = 100
    private var values: [Int: Value] = [:]
    private var order: [Int] = []

    /// The last value that was shown.
    var last: Value? { order.last.flatMap { values[$0] } }

    /// Keeps the value of an input; of several the last.
    mutating func keep(_ value: Value, of input: Int) {
        order.removeAll { $0 == input }
        order.append(input)
        values[input] = value
        if order.count > ShownValues.limit { values[order.removeFirst()] = nil }
    }

    /// The values by the number of their input; null for those that showed nothing or are no longer kept.
    var list: Value {
        guard let highest = order.max() else { return .list([]) }
        return .list((0...highest).map { values[$0] ?? .null })
    }
}
