import Engine

/// Loader `image_folder`: images whose folders say class, and domain (FIELD 5.4).
enum ImageFolderLoader {
    /// What the folders below root mean.
    enum Layout: String, Sendable {
        case classImage = "class/image"
        case domainClassImage = "domain/class/image"

        /// Folders that the layout names.
        var folders: Int { self == .classImage ? 1 : 2 }
    }

    static let form = Form<Loader>(
        "image_folder", "Images below root, in a folder for each class.", result: "loader",
        notes:
            "Images may lie at any depth below their class. Other files are reported and left out."
    ) { fields in
        let layout = fields(
            "layout", .choice("class/image", "domain/class/image"), default: "class/image",
            help: "what the first folders mean")
        return { arguments in
            let layout = Layout(rawValue: arguments[layout]) ?? .classImage
            return Loader { try load(layout, $0) }
        }
    }

    private static func load(_ layout: Layout, _ context: LoadContext) throws -> LoadedSamples {
        let root = try context.root()
        var (files, rejected) = listed(try FolderWalk.files(below: root.path), layout)
        guard !files.isEmpty else {
            throw Fault(
                .value, "no image lies below \(root.path.escapedForTerminal) as \(layout.rawValue)",
                hint: rejected.first.map { "\($0.file.escapedForTerminal): \($0.why)" })
        }
        let images = FileImages(paths: try files.map { try root.file($0) })
        if context.onError == .skip {
            let faults = try images.faults(among: Array(files.indices), stopAtFirst: false) { _, _, _ in }
            rejected += faults.map { (files[$0.index], $0.fault.message) }
            let bad = Set(faults.map(\.index))
            files = files.indices.filter { !bad.contains($0) }.map { files[$0] }
        }
        return try samples(files, rejected, root, layout, context)
    }

    private static func samples(
        _ files: [String], _ rejected: [(file: String, why: String)], _ root: RootFolder, _ layout: Layout,
        _ context: LoadContext
    ) throws -> LoadedSamples {
        let names = files.map { folder(layout.folders - 1, of: $0) }
        let classes = context.labels ?? ClassMap(sorted: names)
        let images = FileImages(paths: try files.map { try root.file($0) })
        var loaded = LoadedSamples(
            fingerprint:
                "image_folder \(root.path) \(ContentHash.hex(Array(files.joined(separator: "\n").utf8)))",
            classes: classes.classes, labels: try names.map { try classes.index(of: $0) },
            columns: [("file", OnDemand(Column(files)))] + images.sizeColumns, splits: nil, images: images)
        loaded.files = files
        loaded.rejected = rejected
        if context.labels == nil {
            loaded.rules.append(
                "\(layout.rawValue) → classes \(classes.classes.prefix(8).joined(separator: ", "))")
        }
        guard layout == .domainClassImage else { return loaded }
        for group in Column(files.map { folder(0, of: $0) }).groups(of: Array(files.indices)) {
            let name = DomainName.made(from: group.key ?? "")
            guard !loaded.domains.contains(where: { $0.name == name }) else {
                throw Fault(.value, "two folders make the domain \(name)")
            }
            loaded.domains.append(LoadedSamples.Domain(name: name, indices: group.members))
        }
        return loaded
    }

    /// Images that lie deep enough, and the others with the reason.
    private static func listed(_ all: [String], _ layout: Layout) -> (
        files: [String], rejected: [(file: String, why: String)]
    ) {
        var files: [String] = []
        var rejected: [(file: String, why: String)] = []
        for file in all {
            if !ImageFormat.suffixes.contains(Paths.suffix(of: file)) {
                rejected.append((file, "not an image by its name"))
            } else if file.utf8.count(where: { $0 == 47 }) < layout.folders {
                rejected.append((file, "it lies above the folders of \(layout.rawValue)"))
            } else {
                files.append(file)
            }
        }
        return (files, rejected)
    }

    private static func folder(_ place: Int, of file: String) -> String {
        ColumnSource.folder(place, of: file) ?? ""
    }
}
