import Engine

/// One JSON file of DeepfakeBench's layout, either shape, as the videos that it lists.
///
/// Shape A has a level of compressions between split and video, shape B has not; which it is, is seen by
/// looking at the file, not by its name. Source: FIELD 1.1.
struct DeepfakeBenchFile {
    /// A video with its frames' paths as written.
    struct Video {
        let split: Split
        let label: String
        let name: String
        /// nil in shape B.
        let compression: String?
        let frames: [String]
        /// Where it stands in the file: `FF-DF.FF-real.train.c23.000`.
        let path: String
    }

    /// A part of a file that was refused.
    typealias Refused = (file: String, why: String)

    /// In the order of the file.
    let videos: [Video]
    let refused: [Refused]
    /// Whether it has a level of compressions.
    let isShapeA: Bool

    /// - Parameters:
    ///   - name: as messages name the file.
    ///   - stem: the top-level key that is read where there are several.
    ///   - compression: the one that is read of shape A.
    ///   - skips: whether a faulty video is left out instead of ending the reading.
    /// - Throws: `Fault(.format)` with the path inside the JSON.
    init(_ document: JSONDocument, name: String, stem: String, compression: String, skips: Bool) throws {
        var reading = Reading(name: name, compression: compression, skips: skips)
        let top = try Self.top(document, name: name, stem: stem)
        for (label, splits) in try reading.members(top.value, [top.key]) {
            for (split, content) in try reading.members(splits, [top.key, label]) {
                try reading.split(content, [top.key, label, split])
            }
        }
        guard !reading.videos.isEmpty || !reading.refused.isEmpty else {
            throw Fault(.format, "\(name.escapedForTerminal) lists no video")
        }
        videos = reading.videos
        refused = reading.refused
        isShapeA = reading.isShapeA
    }

    private static func top(_ document: JSONDocument, name: String, stem: String) throws
        -> (key: String, value: JSONDocument)
    {
        guard let members = document.members, let first = members.first else {
            throw Fault(
                .format, "\(name.escapedForTerminal) is no JSON of DeepfakeBench: it is \(document.kind)",
                hint: "it should be {dataset: {label: {split: {video: {label, frames}}}}}")
        }
        if members.count == 1 { return first }
        guard let named = members.first(where: { $0.key.utf8.elementsEqual(stem.utf8) }) else {
            let keys = members.prefix(8).map { $0.key.escapedForTerminal }.joined(separator: ", ")
            throw Fault(
                .format,
                "\(name.escapedForTerminal) has several datasets (\(keys)), none called "
                    + stem.escapedForTerminal)
        }
        return named
    }
}

/// The state of going through a file.
private struct Reading {
    let name: String
    let compression: String
    let skips: Bool
    var videos: [DeepfakeBenchFile.Video] = []
    var refused: [DeepfakeBenchFile.Refused] = []
    var isShapeA = false

    func members(_ value: JSONDocument, _ path: [String]) throws -> [(key: String, value: JSONDocument)] {
        guard let members = value.members else { throw fault("\(value.kind) instead of an object", path) }
        return members
    }

    mutating func split(_ content: JSONDocument, _ path: [String]) throws {
        let name = path[2]
        guard let split = Split(rawValue: name) else {
            let near = Suggestion.nearest(to: name, among: Split.allCases.map(\.rawValue))
            throw fault("the split must be train, val or test", path, hint: near.map { "is it \($0)?" })
        }
        let entries = try members(content, path)
        if case .array = content["frames"] {
            try refuse(
                fault(
                    "a video's frames stand where the videos belong", path,
                    hint: "on_error: skip leaves it out"))
            return
        }
        guard let first = entries.first(where: { $0.value.members?.isEmpty == false }) ?? entries.first else {
            return
        }
        guard isLevelOfCompressions(first.value, entries) else {
            for (video, value) in entries { try self.video(value, split, nil, path + [video]) }
            return
        }
        isShapeA = true
        guard let chosen = content[compression] else {
            let there = entries.map { $0.key.escapedForTerminal }.joined(separator: ", ")
            throw fault(
                "there is no compression \(compression), only \(there)", path,
                hint: "compression: \(entries[0].key)")
        }
        for (video, value) in try members(chosen, path + [compression]) {
            try self.video(value, split, compression, path + [compression, video])
        }
    }

    /// Whether entries are compressions with videos below, rather than videos.
    private func isLevelOfCompressions(
        _ first: JSONDocument, _ entries: [(key: String, value: JSONDocument)]
    ) -> Bool {
        if first["frames"] != nil || first["label"]?.members == nil && first["label"] != nil { return false }
        if first.members?.isEmpty == true {
            return entries.allSatisfy { ["raw", "c23", "c40"].contains($0.key) }
        }
        return first.members?.allSatisfy { $0.value.members != nil } == true
    }

    private mutating func video(
        _ value: JSONDocument, _ split: Split, _ compression: String?, _ path: [String]
    ) throws {
        do {
            guard let members = value.members else { throw fault("\(value.kind) instead of a video", path) }
            guard case .text(let label) = value["label"] else {
                throw fault("a video needs a label, a text", path)
            }
            guard case .array(let items) = value["frames"] else {
                let keys = members.map { $0.key.escapedForTerminal }.joined(separator: ", ")
                throw fault("a video needs frames, a list of paths; it has \(keys)", path)
            }
            guard !items.isEmpty else { throw fault("the list of frames is empty", path) }
            let frames = try items.enumerated().map { place, item in
                guard case .text(let frame) = item else {
                    throw fault("\(item.kind) instead of a path", path + ["frames[\(place)]"])
                }
                return frame
            }
            videos.append(
                .init(
                    split: split, label: label, name: path[path.count - 1], compression: compression,
                    frames: frames,
                    path: path.joined(separator: ".")))
        } catch let fault as Fault where skips {
            try refuse(fault)
        }
    }

    private mutating func refuse(_ fault: Fault) throws {
        guard skips else { throw fault }
        refused.append((name, fault.message))
    }

    private func fault(_ what: String, _ path: [String], hint: String? = nil) -> Fault {
        let inside = path.joined(separator: ".").escapedForTerminal
        return Fault(.format, "\(name.escapedForTerminal), at \(inside): \(what)", hint: hint)
    }
}
