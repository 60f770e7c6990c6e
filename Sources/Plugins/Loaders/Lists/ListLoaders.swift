import Engine

/// Loaders `csv` and `jsonl`: image files named in lists, with columns.
enum ListLoaders {
    static let csv = form(
        "csv", "Image files named in CSV lists, whose first line names the columns.") { source in
            let table = try CSV(source)
            return Rows(names: table.names, values: table.rows.map { $0.map { $0 } })
        }

    static let jsonl = form(
        "jsonl", "Image files named in lists of JSON objects, one a line.") { try Rows(lines: $0) }

    /// The rows of a list as texts; nil where a row lacks a column.
    struct Rows {
        var names: [String]
        var values: [[String?]]
    }

    private static func form(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (Source) throws -> Rows
    ) -> Form<Loader> {
        Form<Loader>(
            name, summary, result: "loader",
            notes: "Paths are relative to root. Every other column becomes a column of the samples; a column whose "
                + "values are all numbers holds numbers."
        ) { fields in
            let files = fields("files", ListedFiles.type, help: "the list, several, or a map from splits to lists")
            let path = fields("path", .text, default: "path", help: "the column with the paths of the images")
            let label = fields("label", .text, default: "label", help: "the column with the classes")
            return { arguments in
                let listing = Listing(
                    loader: name, files: arguments[files], path: arguments[path], label: arguments[label], read: read)
                return Loader { try listing.loaded($0) }
            }
        }
    }

    /// What a list loader's fields say.
    struct Listing: Sendable {
        let loader: String
        let files: ListedFiles
        let path, label: String
        let read: @Sendable (Source) throws -> Rows

        func loaded(_ context: LoadContext) throws -> LoadedSamples {
            var names: [String] = []
            var rows: [[String: String]] = []
            var splits: [Split?] = []
            var what = loader
            for entry in files.entries {
                let bytes = try context.bytes(of: entry.path, limit: 1 << 30)
                what += " " + ContentHash.hex(bytes)
                let list = try read(Source(name: entry.path, text: bytes))
                for needed in [path, label] where !list.names.contains(needed) {
                    throw Fault(
                        .name, "\(entry.path.escapedForTerminal) has no column \(needed.escapedForTerminal)",
                        hint: Suggestion.nearest(to: needed, among: list.names).map { "did you mean \($0)?" }
                            ?? "it has " + list.names.map(\.escapedForTerminal).joined(separator: ", "))
                }
                names += list.names.filter { !names.contains($0) }
                for values in list.values {
                    var row: [String: String] = [:]
                    for (name, value) in zip(list.names, values) { row[name] = value }
                    rows.append(row)
                    splits.append(entry.split)
                }
            }
            return try samples(rows, names, splits, what, context)
        }

        private func samples(
            _ rows: [[String: String]], _ names: [String], _ splits: [Split?], _ what: String, _ context: LoadContext
        ) throws -> LoadedSamples {
            guard !rows.isEmpty else { throw Fault(.value, "the lists of \(context.name) name no image") }
            let (paths, labels) = try (required(path, of: rows), required(label, of: rows))
            let root = try context.root()
            let images = FileImages(paths: try paths.map { try root.file($0) })
            let classes = context.labels ?? ClassMap(sorted: labels)
            let others = names.filter { $0 != path && $0 != label }
            let taken = Set(others)
            var loaded = LoadedSamples(
                fingerprint: "\(what) \(root.path)", classes: classes.classes,
                labels: try labels.map { try classes.index(of: $0) },
                columns: [("file", OnDemand(Column(paths)))]
                    + others.map { name in (name, OnDemand(Column(typed: rows.map { $0[name] }))) }
                    + images.sizeColumns.filter { !taken.contains($0.name) },
                splits: splits.contains { $0 != nil } ? splits.compactMap { $0 } : nil, images: images)
            loaded.files = paths
            if context.labels == nil {
                loaded.rules.append("\(label) → classes \(classes.classes.prefix(8).joined(separator: ", "))")
            }
            return loaded
        }

        /// A column that every row must have.
        private func required(_ name: String, of rows: [[String: String]]) throws -> [String] {
            try rows.enumerated().map { place, row in
                guard let value = row[name], !value.isEmpty else {
                    throw Fault(.value, "row \(place + 1) of the lists has no \(name.escapedForTerminal)")
                }
                return value
            }
        }
    }
}

extension ListLoaders.Rows {
    /// Objects of JSON, one a line.
    ///
    /// - Throws: `Fault(.format)` at the line.
    init(lines source: Source) throws {
        var names: [String] = []
        var objects: [[String: String]] = []
        var start = 0
        for line in source.text.split(separator: 10, omittingEmptySubsequences: false) {
            defer { start += line.count + 1 }
            guard line.contains(where: { $0 > 32 }) else { continue }
            let place = Place(source: source, range: start..<start + line.count)
            let document: JSONDocument
            do {
                document = try JSONDocument.read(Source(name: source.name, text: Array(line)))
            } catch let fault as Fault {
                throw Fault(fault.kind, fault.message, hint: fault.hint, at: place)
            }
            guard let members = document.members else {
                throw Fault(.format, "a line is \(document.kind), not an object", at: place)
            }
            var object: [String: String] = [:]
            for (key, value) in members {
                guard let text = value.plainText else {
                    throw Fault(.format, "\(key.escapedForTerminal) is \(value.kind)", at: place)
                }
                if !names.contains(key) { names.append(key) }
                object[key] = text
            }
            objects.append(object)
        }
        self.init(names: names, values: objects.map { object in names.map { object[$0] } })
    }
}

extension JSONDocument {
    /// A text, number or truth value as text; nil for others.
    fileprivate var plainText: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): Value.real(number).literal
        case .bool(let truth): truth ? "true" : "false"
        default: nil
        }
    }
}

extension Column {
    /// Numbers where every value is one, written as a number is; else texts. An empty text is null.
    init(typed texts: [String?]) {
        let whole = texts.compactMap { text in text.flatMap { Int($0) }.flatMap { String($0) == text ? $0 : nil } }
        if whole.count == texts.count {
            self = .whole(whole)
            return
        }
        let reals = texts.compactMap { $0.flatMap { Double($0) } }.filter(\.isFinite)
        self = reals.count == texts.count ? .real(reals) : Column(texts.map { $0?.isEmpty == true ? nil : $0 })
    }
}
