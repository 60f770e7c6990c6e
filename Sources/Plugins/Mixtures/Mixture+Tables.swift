import Engine

extension Mixture {
    /// What a mixture is shown as: a row a domain with weight, number of training samples (or of what is
    /// there if it is narrowed), a column a class, and how often each sample is seen in an epoch.
    ///
    /// `times` is null where nothing can be trained on.
    public func overview(batch: Int = 16) -> Table {
        let plan = try? BatchPlan(self, batch: batch, seed: 0)
        let counted = datasets.map(\.countedIndices)
        let isTraining = datasets.allSatisfy { $0.indices(of: .train) != nil }
        let only = datasets.compactMap { $0.parts.count == 1 ? $0.parts[0].split : nil }.first
        let header = isTraining ? "train" : only?.rawValue ?? "n"
        var columns = [
            Table.Column("domain", names.map { .text($0) }),
            Table.Column("weight", normalizedWeights.map { .real($0) }),
            Table.Column(header, counted.map { .int($0.count) }),
        ]
        columns += classColumns(datasets.indices.map { datasets[$0].classCounts(of: counted[$0]) })
        columns.append(
            Table.Column(
                "times",
                datasets.indices.map { place in
                    guard let plan else { return .null }
                    let times = plan.timesPerEpoch(place)
                    return times == times.rounded() ? .int(Int(times)) : .real(times)
                }))
        return Table(columns)
    }

    /// `use`: a row a domain with what it is about, its number of samples, and a column a class.
    public func listing() -> Table {
        let counts = datasets.map { $0.classCounts(of: $0.parts.flatMap(\.indices)) }
        return Table(
            [
                Table.Column("domain", names.map { .text($0) }),
                Table.Column("about", datasets.map { .text($0.about) }),
                Table.Column("n", datasets.map { .int($0.size) }),
            ] + classColumns(counts))
    }

    /// `describe`: a row a domain and split.
    ///
    /// `videos` and `identities` are null where there is no such column; `rule` only where a layout implied
    /// something.
    /// - Throws: what opening the first image throws.
    public func description() throws -> Table {
        var rows: [(domain: Int, part: Dataset.Part)] = []
        for (place, dataset) in datasets.enumerated() { rows += dataset.parts.map { (place, $0) } }
        let sizes = try datasets.map { dataset -> Value in
            guard dataset.size > 0 else { return .null }
            let shape = try dataset.store.images.shape()
            return .text("\(shape.height)x\(shape.width)x\(shape.channels)")
        }
        var columns = [
            Table.Column("domain", rows.map { .text(names[$0.domain]) }),
            Table.Column("split", rows.map { $0.part.split.map { .text($0.rawValue) } ?? .null }),
            Table.Column("n", rows.map { .int($0.part.indices.count) }),
        ]
        columns += classColumns(rows.map { datasets[$0.domain].classCounts(of: $0.part.indices) })
        for (title, column) in [("videos", "video"), ("identities", "identity")] {
            columns.append(
                Table.Column(title, try rows.map { try datasets[$0.domain].distinct(column, in: $0.part) }))
        }
        columns.append(Table.Column("size", rows.map { sizes[$0.domain] }))
        if datasets.contains(where: { !$0.rules.isEmpty }) {
            let rules = rows.map { Value.text(datasets[$0.domain].rules.joined(separator: "; ")) }
            columns.append(Table.Column("rule", rules))
        }
        return Table(columns)
    }

    /// The first n samples without their images: of the domains in turn of their order, of each its first
    /// split first.
    public func head(_ n: Int = 5) throws -> Table {
        let first = datasets.lazy.flatMap(\.samples).prefix(max(0, n))
        return Table(rows: try first.map { try $0.record() })
    }

    private func classColumns(_ counts: [[Int]]) -> [Table.Column] {
        classes.enumerated().map { label, name in
            Table.Column(name, counts.map { .int($0[label]) })
        }
    }
}

extension Dataset {
    /// A column over all samples, in order: numbers as a tensor, else a list; `image` as a list of tensors.
    ///
    /// - Throws: `Fault(.name)` if there is no such column.
    public func column(_ name: String) throws -> Value {
        let all = parts.flatMap(\.indices)
        if name == "image" || name == "split" { return .list(try samples.map { try $0.value(of: name) }) }
        switch try store.column(name) {
        case .whole(let values): return .tensor(try Tensor(all.map { values[$0] }), weak: false)
        case .real(let values): return .tensor(try Tensor(all.map { values[$0] }), weak: false)
        case let column: return .list(all.map { column.value(at: $0) })
        }
    }

    fileprivate func distinct(_ column: String, in part: Part) throws -> Value {
        guard store.hasColumn(column) else { return .null }
        return .int(try store.column(column).groups(of: part.indices).count { $0.key != nil })
    }
}
