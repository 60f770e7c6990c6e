import Engine

/// Makes a collection of what a loader gave and what the entry's common keys say.
struct EntryAssembly {
    let entry: BoundEntry
    let root: @Sendable () throws -> RootFolder
    /// At most so many samples per domain, split and class; nil for all.
    let limit: Int?

    /// - Throws: `Fault`, at the entry unless a better place is known.
    func collection(_ loaded: LoadedSamples) throws -> DataCollection {
        var loaded = loaded
        loaded.columns += try addedColumns(loaded)
        let store = try store(loaded)
        let splits = try SplitAssembly(store: store, files: loaded.files, root: root)
            .splits(entry.settings.split, own: loaded.splits)
        let domains = try domains(loaded, store)
        return DataCollection(
            name: entry.name, about: entry.settings.about, licence: entry.settings.licence,
            domains: domains.map { dataset($0, store, splits, loaded, isAlone: domains.count == 1) },
            notices: notices(loaded))
    }

    private func dataset(
        _ domain: LoadedSamples.Domain, _ store: SampleStore, _ splits: [Split?], _ loaded: LoadedSamples,
        isAlone: Bool
    ) -> Dataset {
        var parts: [Dataset.Part] = []
        // Where there are splits, a sample in none of them is left out.
        let isSplit = splits.contains { $0 != nil }
        for split in isSplit ? Split.allCases.map(Optional.some) : [nil] {
            let indices = limited(domain.indices.filter { splits[$0] == split }, store)
            if !indices.isEmpty { parts.append(Dataset.Part(split: split, indices: indices)) }
        }
        let isWhole = isAlone && domain.name == entry.name
        var dataset = Dataset(
            key: isWhole ? entry.name : "\(entry.name).\(domain.name)", collection: entry.name,
            about: domain.about.isEmpty && isWhole ? entry.settings.about : domain.about,
            licence: entry.settings.licence, store: store, parts: parts, rules: loaded.rules)
        dataset.transforms = entry.settings.transforms.map { transform in
            var copy = transform
            copy.appliesEverywhere = false
            return copy
        }
        return dataset
    }

    private func limited(_ indices: [Int], _ store: SampleStore) -> [Int] {
        guard let limit else { return indices }
        // Evenly spaced, so that every method of a class is among them.
        let totals = store.classes.indices.map { label in indices.count { store.labels[$0] == label } }
        var seen = store.classes.map { _ in 0 }
        return indices.filter { index in
            let label = store.labels[index]
            let place = seen[label]
            seen[label] += 1
            let total = totals[label]
            return total <= limit || place * limit / total != (place + 1) * limit / total
        }
    }

    private func store(_ loaded: LoadedSamples) throws -> SampleStore {
        var fingerprint = loaded.fingerprint
        var images = loaded.images
        if let rule = entry.settings.image {
            let base = loaded.columns.filter { ["x", "y", "w", "h"].contains($0.name) }
            images = try RuledImages(images, rule: rule, boxes: base)
            fingerprint += "\nimage \(rule.fingerprint)"
        }
        if let files = loaded.files, entry.settings.image?.size == nil {
            images = AgreeingImages(base: images, names: files)
        }
        return SampleStore(
            fingerprint: fingerprint, classes: loaded.classes, labels: loaded.labels, columns: loaded.columns,
            images: images, rejected: loaded.rejected)
    }

    private func addedColumns(_ loaded: LoadedSamples) throws -> [(name: String, column: OnDemand<Column>)] {
        try entry.settings.columns.map { setting in
            switch setting.value {
            case .folder(let index):
                guard let files = loaded.files else {
                    throw Fault(
                        .argument, "\(entry.settings.loader) has no files to take folders of",
                        at: setting.place)
                }
                return (setting.name, OnDemand(Column(files.map { ColumnSource.folder(index, of: $0) })))
            case .column(let name):
                guard let column = loaded.columns.first(where: { $0.name == name }) else {
                    let names = loaded.columns.map(\.name)
                    throw Fault(
                        .name, "there is no column \(name.escapedForTerminal)",
                        hint: Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
                            ?? "there are " + names.joined(separator: ", "), at: setting.place)
                }
                return (setting.name, column.column)
            }
        }
    }

    /// The layout's domains, those of a column, or one.
    private func domains(_ loaded: LoadedSamples, _ store: SampleStore) throws -> [LoadedSamples.Domain] {
        guard let name = entry.settings.domainColumn else {
            guard loaded.domains.isEmpty else { return loaded.domains }
            return [LoadedSamples.Domain(name: entry.name, indices: Array(0..<store.count))]
        }
        let groups = try store.column(name).groups(of: Array(0..<store.count))
        let shared = name == "method" ? groups.first { $0.key == "real" }?.members ?? [] : []
        var domains: [LoadedSamples.Domain] = []
        for group in groups where !(name == "method" && group.key == "real") {
            guard let key = group.key else {
                throw Fault(.value, "\(group.members.count) samples have no \(name), so they have no domain")
            }
            let made = DomainName.made(from: key)
            guard !domains.contains(where: { $0.name == made }) else {
                throw Fault(.value, "two values of \(name) make the domain \(made)")
            }
            domains.append(
                .init(name: made, about: loaded.abouts[key] ?? "", indices: (shared + group.members).sorted())
            )
        }
        guard !domains.isEmpty else { throw Fault(.value, "column \(name) makes no domain") }
        return domains
    }

    private func notices(_ loaded: LoadedSamples) -> [String] {
        guard let first = loaded.rejected.first else { return [] }
        let others = loaded.rejected.count > 1 ? " and \(loaded.rejected.count - 1) others" : ""
        return ["\(entry.name): left out \(first.file.escapedForTerminal) (\(first.why))\(others)"]
    }
}
