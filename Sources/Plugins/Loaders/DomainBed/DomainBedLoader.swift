import Engine

/// Loader `domainbed`: environments, classes and images in folders, split as DomainBed does.
enum DomainBedLoader {
    static let form = Form<Loader>(
        "domainbed", "Images in ENVIRONMENT/CLASS/ folders below root, with DomainBed's deterministic split.",
        result: "loader",
        notes: "Environments in sorted order are domains; of each, DomainBed's \"out\" part is val and its \"in\" part "
            + "train, drawn by NumPy's generator from the MD5 of (trial_seed, environment). Source: "
            + "facebookresearch/DomainBed, datasets.py, misc.py and scripts/train.py."
    ) { fields in
        let holdout = fields("holdout", .number, default: 0.2, in: .between(0, 1), help: "the part that is val")
        let trial = fields("trial_seed", .int, default: 0, help: "of the split, as DomainBed's --trial_seed")
        return { arguments in
            let (fraction, seed) = (arguments[holdout], arguments[trial])
            return Loader { try load(fraction, trial: seed, $0) }
        }
    }

    private static func load(_ holdout: Double, trial: Int, _ context: LoadContext) throws -> LoadedSamples {
        let root = try context.root()
        var rejected: [(file: String, why: String)] = []
        var files: [String] = []
        for file in try FolderWalk.files(below: root.path) {
            if !ImageFormat.suffixes.contains(Paths.suffix(of: file)) {
                rejected.append((file, "not an image by its name"))
            } else if ColumnSource.folder(1, of: file) == nil {
                rejected.append((file, "it lies above the folders of ENVIRONMENT/CLASS"))
            } else {
                files.append(file)
            }
        }
        files.sort { key(of: $0).lexicographicallyPrecedes(key(of: $1)) { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
        guard !files.isEmpty else {
            throw Fault(.value, "no image lies below \(root.path.escapedForTerminal) as ENVIRONMENT/CLASS/image")
        }
        let names = files.map { ColumnSource.folder(1, of: $0) ?? "" }
        let classes = context.labels ?? ClassMap(sorted: names)
        let images = FileImages(paths: try files.map { try root.file($0) })
        var loaded = LoadedSamples(
            fingerprint: "domainbed \(holdout) \(trial) \(root.path) "
                + ContentHash.hex(Array(files.joined(separator: "\n").utf8)),
            classes: classes.classes, labels: try names.map { try classes.index(of: $0) },
            columns: [("file", OnDemand(Column(files)))] + images.sizeColumns, splits: nil, images: images)
        loaded.files = files
        loaded.rejected = rejected
        loaded.splits = splits(of: files, holdout, trial: trial, &loaded.domains)
        loaded.rules.append("ENVIRONMENT/CLASS/image → \(loaded.domains.count) domains, \(classes.classes.count) classes")
        return loaded
    }

    /// Environment, class, folder and name: the order in which DomainBed numbers the images.
    private static func key(of file: String) -> [String] {
        let parts = file.split(separator: "/").map(String.init)
        return [parts[0], parts[1], parts.dropLast().joined(separator: "/"), parts[parts.count - 1]]
    }

    private static func splits(
        of files: [String], _ holdout: Double, trial: Int, _ domains: inout [LoadedSamples.Domain]
    ) -> [Split] {
        var splits = [Split](repeating: .train, count: files.count)
        let environments = Column(files.map { ColumnSource.folder(0, of: $0) }).groups(of: Array(files.indices))
        for (place, group) in environments.enumerated() {
            domains.append(.init(name: DomainName.made(from: group.key ?? ""), indices: group.members))
            var generator = MersenneTwister(seed: seed(trial: trial, environment: place))
            let order = generator.shuffled(group.members.count)
            for member in order.prefix(Int(Double(group.members.count) * holdout)) {
                splits[group.members[member]] = .val
            }
        }
        return splits
    }

    /// `seed_hash(trial_seed, environment)`: the MD5 of the tuple as Python writes it, modulo 2³¹.
    private static func seed(trial: Int, environment: Int) -> UInt32 {
        let digest = MD5.digest(Array("(\(trial), \(environment))".utf8))
        return digest.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    }
}
