import Engine

/// Takes a notice: something that a person should know and that is no fault.
public typealias Notices = (String) -> Void

extension Dataset {
    /// The samples that pass a test, within each split.
    func filtered(as step: String, _ isKept: (Sample) throws -> Bool) throws -> Dataset {
        var copy = self
        copy.parts = try parts.map { part in
            Part(
                split: part.split,
                indices: try part.indices.filter {
                    try isKept(Sample(store: store, index: $0, split: part.split))
                })
        }
        copy.steps.append(step)
        return copy
    }
}

extension Mixture {
    /// The samples that pass a test, in every domain and split.
    ///
    /// A sample that domains share is tested once for each of them. A domain left empty is a notice.
    /// - Parameter step: the operation as it is written: `.where(s => s.label == "fake")`.
    /// - Throws: what the test throws.
    public func filtered(
        as step: String, notify: Notices = { _ in }, _ isKept: (Sample) throws -> Bool
    ) throws -> Mixture {
        let result = try mapDatasets { try $0.filtered(as: step, isKept) }
        for domain in result.datasets where domain.size == 0 { notify("no sample of \(domain.key) is left") }
        return result
    }

    /// Every image changed by a transform whenever it is read.
    public func transformed(by transform: SampleTransform) -> Mixture {
        mapDatasets { domain in
            var copy = domain
            copy.transforms.append(transform)
            copy.steps.append(".map(\(transform.fingerprint))")
            return copy
        }
    }

    /// Every training sample `times` times an epoch.
    ///
    /// The epoch becomes longer; the weights, and so the shares of a step, stay as they are.
    /// - Throws: `Fault(.argument)` unless times is 1 … 10⁶.
    public func repeated(_ times: Int) throws -> Mixture {
        guard (1...1_000_000).contains(times) else {
            throw Fault(.argument, "times must be from 1 to 1000000, and is \(times)")
        }
        return mapDatasets { domain in
            guard times > 1 else { return domain }
            var copy = domain
            copy.times = min(domain.times * times, 1_000_000)
            copy.steps.append(".repeat(\(times))")
            return copy
        }
    }

    /// An equal sampling rate for each value of a column within each domain; nothing is dropped and the
    /// weights of the domains stay. One value left in a domain is a notice.
    ///
    /// - Throws: `Fault(.name)` if there is no such column.
    public func balanced(by column: String, notify: Notices = { _ in }) throws -> Mixture {
        try mapDatasets { domain in
            let values = try domain.store.column(column)
            let groups = values.groups(of: domain.trainingIndices)
            if groups.count == 1 {
                let only = groups[0].key?.escapedForTerminal ?? "null"
                notify("\(domain.key) has one value of \(column), \(only): there is nothing to balance")
            }
            var copy = domain
            copy.balancedBy = column
            copy.steps.append(".balance(by: \(Value.text(column).literal))")
            return copy
        }
    }
}

extension Dataset {
    /// The same samples under another key.
    ///
    /// - Throws: `Fault(.argument)` unless the key is a name (letters a–z, digits, `_`), or names joined by
    ///   dots, none of them reserved.
    public func named(_ key: String) throws -> Dataset {
        for part in key.split(separator: ".", omittingEmptySubsequences: false) {
            try DomainName.check(String(part), what: "key")
        }
        var copy = self
        copy.key = key
        copy.steps = []
        return copy
    }
}
