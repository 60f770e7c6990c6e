import Engine

/// The files of a dataset: some for each split, or some without.
struct ListedFiles: Sendable {
    /// A file relative to root; nil for data without splits.
    let entries: [(split: Split?, path: String)]

    /// A path, a list of paths, or a map from splits to either.
    static let type: FieldType<ListedFiles> = paths.map("path | list<path> | {split: path}") { paths in
        ListedFiles(entries: paths.map { (nil, $0) })
    }.or(
        FieldType<[NamedSetting<[String]>]>.map(to: paths, of: "split").map { settings in
            ListedFiles(
                entries: try settings.flatMap { setting in
                    guard let split = Split(rawValue: setting.name) else {
                        throw Fault(
                            .argument, "\(setting.name.escapedForTerminal) is no split",
                            hint: Suggestion.nearest(to: setting.name, among: Split.allCases.map(\.rawValue)).map {
                                "did you mean \($0)?"
                            } ?? "splits are train, val and test", at: setting.place)
                    }
                    return setting.value.map { (split, $0) }
                })
        })

    private static let paths: FieldType<[String]> = FieldType<String>.path.map { [$0] }.or(.list(.path))
}

extension LoadContext {
    /// The bytes of a file below root.
    ///
    /// - Throws: `Fault(.file)` or `.limit`.
    func bytes(of path: String, limit: Int = 4 << 30) throws -> [UInt8] {
        try FileBytes.read(try root().file(path), limit: limit)
    }

    /// Does something with a file's content, and names the file in what goes wrong.
    func naming<T>(_ path: String, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch var fault as Fault where fault.kind != .file && fault.place == nil {
            fault.message = "\(path.escapedForTerminal): \(fault.message)"
            throw fault
        }
    }
}
