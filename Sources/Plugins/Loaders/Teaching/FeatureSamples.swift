import Engine

/// Samples that are short vectors of features: one pixel with as many channels as there are features.
struct FeatureSamples {
    /// A domain and its samples, all in one split.
    struct Part {
        let domain: String
        let about: String
        let split: Split
        let features: [[Float]]
        /// Class indices.
        let labels: [Int]
    }

    let classes: [String]
    let parts: [Part]

    /// - Parameter what: the settings in words, which tell other data apart.
    func loaded(_ what: String, _ context: LoadContext) throws -> LoadedSamples {
        let map = context.labels ?? ClassMap(sorted: classes)
        let rows = parts.flatMap(\.features)
        let shape = ImageShape(height: 1, width: 1, channels: rows.first?.count ?? 0)
        let images = try ImagesInMemory(
            rows.map { Image(shape: shape, pixels: .reals($0)) }, shape: shape)
        let labels = try parts.flatMap(\.labels).map { try map.index(of: classes[$0]) }
        var loaded = LoadedSamples(
            fingerprint: what, classes: map.classes, labels: labels,
            columns: [
                ("number", OnDemand(.whole(Array(rows.indices)))),
                ("width", OnDemand(.whole(rows.map { _ in 1 }))), ("height", OnDemand(.whole(rows.map { _ in 1 }))),
            ],
            splits: parts.flatMap { part in part.labels.map { _ in part.split } }, images: images)
        var start = 0
        for part in parts {
            let indices = Array(start..<start + part.labels.count)
            start += part.labels.count
            if let known = loaded.domains.firstIndex(where: { $0.name == part.domain }) {
                let old = loaded.domains[known]
                loaded.domains[known] = .init(name: old.name, about: old.about, indices: old.indices + indices)
            } else {
                loaded.domains.append(.init(name: part.domain, about: part.about, indices: indices))
            }
        }
        return loaded
    }
}
