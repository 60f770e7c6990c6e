import Engine

/// What the loaders of whole arrays share: images and whole-number targets, a file of each for every split.
struct ArraySamples {
    /// One file of images with its targets.
    struct Part {
        let name: String
        let split: Split?
        let images: ArrayImages
        let targets: [Int]
    }

    let parts: [Part]
    /// Names of the targets 0, 1, …; without them, the numbers.
    var names: [String]?

    /// - Parameter what: loader and files in words and hashes.
    /// - Throws: `Fault(.value)` for as many images as no targets, or targets that are no class.
    func loaded(_ what: String, _ context: LoadContext) throws -> LoadedSamples {
        for part in parts where part.images.count != part.targets.count {
            throw Fault(
                .value,
                "\(part.name.escapedForTerminal): \(part.images.count) images and \(part.targets.count) targets")
        }
        let splits = parts.flatMap { part in part.targets.map { _ in part.split } }
        let isSplit = splits.contains { $0 != nil }
        let texts = try parts.flatMap(\.targets).map { try text(of: $0) }
        // Numbers are classes in their own order: 10 after 9.
        let classes = try context.labels ?? ClassMap(numbered(texts))
        let images = try JoinedImages(parts.map(\.images), names: parts.map(\.name))
        let shape = try images.shape()
        return LoadedSamples(
            fingerprint: what, classes: classes.classes, labels: try texts.map { try classes.index(of: $0) },
            columns: [
                ("number", OnDemand(.whole(parts.flatMap { Array($0.targets.indices) }))),
                ("width", OnDemand(.whole(texts.map { _ in shape.width }))),
                ("height", OnDemand(.whole(texts.map { _ in shape.height }))),
            ],
            splits: isSplit ? splits.compactMap { $0 } : nil, images: images)
    }

    private func text(of target: Int) throws -> String {
        guard let names else { return String(target) }
        guard names.indices.contains(target) else {
            throw Fault(.value, "a target \(target), and there are \(names.count) classes")
        }
        return names[target]
    }

    private func numbered(_ texts: [String]) -> [(name: String, index: Int)] {
        if let names { return names.enumerated().map { ($1, $0) } }
        return Set(texts).sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }.enumerated().map { ($1, $0) }
    }

    /// Images and targets of the same splits, in pairs.
    ///
    /// - Throws: `Fault(.argument)` unless both name the same splits, each as often.
    static func paired(
        _ images: ListedFiles, _ targets: ListedFiles
    ) throws -> [(split: Split?, images: String, targets: String)] {
        guard images.entries.map(\.split) == targets.entries.map(\.split) else {
            throw Fault(.argument, "images and targets must name the same splits, in the same order")
        }
        return zip(images.entries, targets.entries).map { ($0.split, $0.path, $1.path) }
    }
}
