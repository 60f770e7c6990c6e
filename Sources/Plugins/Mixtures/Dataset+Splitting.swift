import Engine

/// By what groups a dataset is split.
public enum SplitGroups: Sendable, Equatable {
    /// Column `identity`, else `video`, else single samples.
    case automatic
    /// The groups of a column.
    case column(String)
    /// Every sample for itself.
    case singles
}

extension Dataset {
    /// A first part with about this fraction of the samples, and the rest; groups stay whole, and neither
    /// part has splits.
    ///
    /// Groups in byte order of their keys are shuffled by the seed and go to the first part as long as that
    /// brings its size nearer to the fraction. Samples without a value of the column are groups of their
    /// own.
    /// - Throws: `Fault(.argument)` unless 0 < fraction < 1; `.name` if there is no such column.
    public func split(_ fraction: Double, by groups: SplitGroups = .automatic, seed: UInt64) throws
        -> [Dataset]
    {
        guard fraction > 0, fraction < 1 else {
            throw Fault(
                .argument, "fraction must lie between 0 and 1, and is \(Value.real(fraction).literal)")
        }
        let all = parts.flatMap(\.indices)
        let column = try groupColumn(groups)
        var stream = Stream(seed: seed, .split)
        let dealt = GroupDeal(
            groups: try GroupDeal.groups(of: all, column: column, in: store),
            fractions: [fraction, 1 - fraction]
        )
        .dealt(&stream)
        let by = column.map { Value.text($0).literal } ?? "null"
        return zip(0..., dealt).map { place, members in
            var copy = self
            copy.parts = [Part(split: nil, indices: members.sorted().map { all[$0] })]
            copy.steps.append(".split(\(Value.real(fraction).literal), by: \(by), seed: \(seed))[\(place)]")
            return copy
        }
    }

    private func groupColumn(_ groups: SplitGroups) throws -> String? {
        switch groups {
        case .automatic: return ["identity", "video"].first(where: store.hasColumn)
        case .singles: return nil
        case .column(let name):
            _ = try store.column(name)
            return name
        }
    }
}

/// Whole groups of samples dealt to parts until each has its share.
struct GroupDeal {
    /// Places of samples, a group each, in byte order of the keys.
    let groups: [[Int]]
    /// What each part should have; sums to 1.
    let fractions: [Double]

    /// The groups of a column among samples, as places in `indices`; every sample for itself without a
    /// column.
    static func groups(of indices: [Int], column: String?, in store: SampleStore) throws -> [[Int]] {
        guard let column else { return indices.indices.map { [$0] } }
        let values = try store.column(column)
        var places: [ByteKey: [Int]] = [:]
        var alone: [[Int]] = []
        for (place, index) in indices.enumerated() {
            if let key = values.text(at: index) {
                places[ByteKey(key), default: []].append(place)
            } else {
                alone.append([place])
            }
        }
        let sorted = places.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
        return sorted.map(\.value) + alone
    }

    /// The places of each part: shuffled groups go to the first part while that brings its size nearer to its
    /// share, then to the next; the last part takes what is left.
    func dealt(_ stream: inout Stream) -> [[Int]] {
        let total = groups.reduce(0) { $0 + $1.count }
        var parts: [[Int]] = fractions.map { _ in [] }
        var part = 0
        for place in stream.permutation(groups.count) {
            let group = groups[place]
            while part < fractions.count - 1 {
                let share = fractions[part] * Double(total)
                let before = abs(Double(parts[part].count) - share)
                if abs(Double(parts[part].count + group.count) - share) <= before { break }
                part += 1
            }
            parts[part] += group
        }
        return parts
    }
}
