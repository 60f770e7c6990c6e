import Engine

/// Makes samples of the frames that JSON files list: each file once a split, in the order of the lists.
struct DeepfakeBenchSamples {
    private let options: DeepfakeBenchLoader.Options
    private let context: LoadContext
    private let root: RootFolder
    private var rows: [Row] = []
    private var places: [ByteKey: Int] = [:]
    private var domains: [LoadedSamples.Domain] = []
    private var refused: [(file: String, why: String)] = []
    private var short = 0

    /// A frame.
    private struct Row {
        let file: String
        let label: Int
        let split: Split
        let method: String
        let video: String
        let frame: Int
        let quality: String?
        /// Where it is listed, for messages.
        let listed: String
    }

    init(_ options: DeepfakeBenchLoader.Options, _ context: LoadContext) throws {
        self.options = options
        self.context = context
        root = try context.root()
        var isAnyShapeA = false
        for file in options.files {
            guard !domains.contains(where: { $0.name == file.domain }) else {
                throw Fault(
                    .argument, "two files make the domain \(file.domain)",
                    hint: "json: {name: path, …} names them")
            }
            let full = try root.file(file.path)
            let bytes = try FileBytes.read(full, limit: 1 << 29)
            let parsed = try DeepfakeBenchFile(
                try JSONDocument.read(Source(name: full, text: bytes)), name: file.path,
                stem: Paths.stem(of: file.path),
                compression: options.compression, skips: context.onError == .skip)
            isAnyShapeA = isAnyShapeA || parsed.isShapeA
            refused += parsed.refused
            try add(parsed, file)
        }
        guard isAnyShapeA || !options.isCompressionGiven else {
            throw Fault(.argument, "compression is given, but no file has a level of compressions")
        }
    }

    /// - Throws: `Fault(.file)` that counts the files that are not there, unless they are to be skipped.
    func loaded() throws -> LoadedSamples {
        let paths = try rows.map { try root.file($0.file) }
        let kept = try present(paths)
        let rows = kept.rows.map { self.rows[$0] }
        guard !rows.isEmpty else { throw Fault(.value, "no frame is left") }
        let images = FileImages(paths: kept.rows.map { paths[$0] })
        var loaded = LoadedSamples(
            fingerprint: fingerprint(rows), classes: DeepfakeBenchLabels.classes(own: context.labels),
            labels: rows.map(\.label),
            columns: [
                ("file", OnDemand(Column(rows.map(\.file)))),
                ("method", OnDemand(Column(rows.map(\.method)))),
                ("video", OnDemand(Column(rows.map(\.video)))),
                ("frame", OnDemand(.whole(rows.map(\.frame)))),
                ("split", OnDemand(Column(rows.map(\.split.rawValue)))),
                ("quality", OnDemand(Column(rows.map(\.quality)))),
            ] + images.sizeColumns, splits: rows.map(\.split), images: images)
        loaded.files = rows.map(\.file)
        loaded.rejected = refused + kept.refused
        loaded.domains = domains.map { domain in
            LoadedSamples.Domain(name: domain.name, indices: domain.indices.compactMap { kept.places[$0] })
        }
        if short > 0, let frames = options.frames {
            loaded.rules.append("frames: \(frames.n) → \(short) videos have fewer")
        }
        return loaded
    }

    private mutating func add(_ file: DeepfakeBenchFile, _ domain: DeepfakeBenchLoader.DomainFile) throws {
        var indices: [Int] = []
        var seen: Set<Int> = []
        // The layout goes label by label; samples go split by split, so that a split's order is the file's.
        for split in Split.allCases {
            for video in file.videos where video.split == split {
                do {
                    indices += try frames(video, domain, &seen)
                } catch let fault as Fault where context.onError == .skip {
                    refused.append((domain.path, fault.message))
                }
            }
        }
        domains.append(LoadedSamples.Domain(name: domain.domain, indices: indices))
    }

    /// The places of a video's frames among all rows; new ones are added.
    private mutating func frames(
        _ video: DeepfakeBenchFile.Video, _ domain: DeepfakeBenchLoader.DomainFile, _ seen: inout Set<Int>
    ) throws -> [Int] {
        let listed = "\(domain.path.escapedForTerminal), at \(video.path.escapedForTerminal)"
        let label: Int
        do {
            label = try DeepfakeBenchLabels.index(of: video.label, own: context.labels)
        } catch var fault as Fault {
            fault.message = "\(listed): \(fault.message)"
            throw fault
        }
        let numbered = try video.frames.enumerated().map { place, written in
            let path = rewritten(written)
            guard let number = Int(Paths.stem(of: path)), number >= 0 else {
                throw Fault(
                    .format,
                    "\(listed).frames[\(place)]: the name of \(path.escapedForTerminal) is no number",
                    hint: "frames are called 000.png, 001.png, …")
            }
            return (path: path, number: number)
        }.sorted { $0.number < $1.number }
        if let frames = options.frames, numbered.count < frames.n { short += 1 }
        let method = label == 0 ? "real" : video.label
        var found: [Int] = []
        for frame in options.frames?.chosen(numbered) ?? numbered {
            let row = Row(
                file: frame.path, label: label, split: video.split, method: method,
                video: "\(method)/\(video.name)",
                frame: frame.number, quality: video.compression, listed: listed)
            found.append(try place(of: row, &seen))
        }
        return found
    }

    /// A path as listed with `rewrite` applied.
    private func rewritten(_ path: String) -> String {
        let from = Array(options.rewrite.from.utf8)
        // Most paths have nothing to replace, and looking costs less than replacing.
        guard path.utf8.contains(from[0]) else { return path }
        return path.replacing(options.rewrite.from, with: options.rewrite.to)
    }

    /// The place of a frame among all rows; it must not be in the domain yet.
    private mutating func place(of row: Row, _ seen: inout Set<Int>) throws -> Int {
        let key = ByteKey("\(row.split.rawValue) \(row.file)")
        guard let known = places[key] else {
            places[key] = rows.count
            seen.insert(rows.count)
            rows.append(row)
            return rows.count - 1
        }
        let other = rows[known]
        guard other.label == row.label else {
            throw Fault(
                .format,
                "\(row.file.escapedForTerminal) is real in one list and fake in another: \(other.listed) and "
                    + row.listed)
        }
        guard seen.insert(known).inserted else {
            throw Fault(.format, "\(row.listed): \(row.file.escapedForTerminal) is listed twice")
        }
        return known
    }

    /// The rows whose files are there (and, where faulty ones are skipped, can be read), with their new
    /// places.
    private func present(_ paths: [String]) throws -> (
        rows: [Int], places: [Int: Int], refused: [(file: String, why: String)]
    ) {
        var kept: [Int] = []
        var missing: [Int] = []
        for (place, path) in paths.enumerated() {
            if try FileBytes.size(path) == nil {
                missing.append(place)
            } else {
                kept.append(place)
            }
        }
        if let first = missing.first, context.onError == .stop {
            let row = rows[first]
            throw Fault(
                .file,
                "\(missing.count) of \(rows.count) frames are not there; the first is "
                    + paths[first].escapedForTerminal,
                hint:
                    "listed in \(row.listed); set root or rewrite, or leave them out by on_error: skip"
            )
        }
        var refused = missing.map { (file: rows[$0].file, why: "it is not there") }
        if context.onError == .skip {
            let images = FileImages(paths: kept.map { paths[$0] }, room: 0)
            let faults = try images.faults(among: Array(kept.indices), stopAtFirst: false) { _, _, _ in }
            refused += faults.map { (rows[kept[$0.index]].file, $0.fault.message) }
            let bad = Set(faults.map(\.index))
            kept = kept.indices.filter { !bad.contains($0) }.map { kept[$0] }
        }
        return (kept, Dictionary(uniqueKeysWithValues: zip(kept, 0...)), refused)
    }

    private func fingerprint(_ rows: [Row]) -> String {
        let text = rows.map { "\($0.split.rawValue) \($0.label) \($0.video) \($0.file)" }.joined(
            separator: "\n")
        return "deepfakebench \(root.path) \(ContentHash.hex(Array(text.utf8)))"
    }
}
