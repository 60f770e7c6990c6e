import Engine

/// Deals the samples of a store to splits as an entry's `split` says.
struct SplitAssembly {
    let store: SampleStore
    /// Each sample's file relative to root, if there are any.
    let files: [String]?
    let root: @Sendable () throws -> RootFolder

    /// The split of each sample; nil for data without splits.
    ///
    /// - Throws: `Fault(.argument)` if `by` is missing where groups could be torn apart, `.name` for an
    ///   unknown column, `.value` for a value that is no split.
    func splits(_ rule: SplitRule?, own: [Split]?) throws -> [Split?] {
        switch rule {
        case nil: return own ?? (0..<store.count).map { _ in nil }
        case .fractions(let fractions, let by, let isByGiven, let seed):
            if !isByGiven, let column = ["video", "identity"].first(where: store.hasColumn) {
                throw Fault(
                    .argument,
                    "split needs by: there is a column \(column), whose groups it could tear apart",
                    hint: "by: \(column), or by: null for single samples")
            }
            return try dealt(fractions, by: by, seed: seed)
        case .column(let name): return try named(name)
        case .files(let paths): return try listed(paths)
        }
    }

    private func dealt(_ fractions: [(split: Split, fraction: Double)], by: String?, seed: UInt64) throws
        -> [Split?]
    {
        let groups = try GroupDeal.groups(of: Array(0..<store.count), column: by, in: store)
        var stream = Stream(seed: seed, .split)
        let parts = GroupDeal(groups: groups, fractions: fractions.map(\.fraction)).dealt(&stream)
        var splits: [Split?] = (0..<store.count).map { _ in nil }
        for (part, share) in zip(parts, fractions) {
            for index in part { splits[index] = share.split }
        }
        return splits
    }

    private func named(_ name: String) throws -> [Split?] {
        let column = try store.column(name)
        return try (0..<store.count).map { index in
            let text = column.text(at: index) ?? "null"
            guard let split = Split(rawValue: text) else {
                throw Fault(
                    .value, "column \(name) has the value \(text.escapedForTerminal), which is no split",
                    hint: "splits are train, val and test")
            }
            return split
        }
    }

    /// Splits by lists of keys: values of `video`, else relative paths. A sample in no list is left out.
    private func listed(_ paths: [(split: Split, path: String)]) throws -> [Split?] {
        var splits: [ByteKey: Split] = [:]
        for (split, path) in paths {
            let full = try root().file(path)
            let bytes = try FileBytes.read(full, limit: 64 << 20)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Fault(.format, "\(full.escapedForTerminal) is not UTF-8")
            }
            for line in text.split(whereSeparator: \.isNewline) {
                let key = line.prefix { $0 != "#" }.trimmed
                guard !key.isEmpty else { continue }
                if let other = splits.updateValue(split, forKey: ByteKey(key)), other != split {
                    throw Fault(
                        .value,
                        "\(key.escapedForTerminal) is in the lists of \(other.rawValue) and \(split.rawValue)"
                    )
                }
            }
        }
        let keys = store.hasColumn("video") ? try store.column("video") : files.map { Column($0) }
        guard let keys else {
            throw Fault(.argument, "there is neither a column video nor a path to split by")
        }
        return (0..<store.count).map { keys.text(at: $0).flatMap { splits[ByteKey($0)] } }
    }
}

extension Substring {
    /// The text without spaces and tabs at both ends.
    fileprivate var trimmed: String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        let front = drop(while: isBlank)
        guard let last = front.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(front[...last])
    }
}
