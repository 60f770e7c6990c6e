import Engine

/// The JSON of a domain as it grows: label → split → (compression) → video → frames, everything in the order
/// added.
struct FrameListing {
    private let layout: FrameLayout
    private var labels: [(name: String, splits: [Split: [Group]])] = []

    /// The videos of one compression (one group without a name in shape B).
    private struct Group {
        let compression: String
        var videos: [(name: String, frames: [String])] = []
        var places: [String: Int] = [:]
    }

    init(_ layout: FrameLayout, classes: Int) {
        self.layout = layout
        labels = (0..<classes).map { (layout.label($0), [:]) }
    }

    mutating func add(_ path: String, sample: Int, label: Int, split: Split) {
        let compression = layout.hasCompressions ? layout.compression(sample) : ""
        var groups = labels[label].splits[split] ?? []
        let at = groups.firstIndex { $0.compression == compression } ?? groups.count
        if at == groups.count { groups.append(Group(compression: compression)) }
        let video = layout.video(sample)
        if let known = groups[at].places[video] {
            groups[at].videos[known].frames.append(path)
        } else {
            groups[at].places[video] = groups[at].videos.count
            groups[at].videos.append((video, [path]))
        }
        labels[label].splits[split] = groups
    }

    /// The text of the file, a video a line.
    func text() -> String {
        let content = labels.map { label in
            let splits = Split.allCases.map { split in
                "    \(JSONText.quoted(split.rawValue)): \(groups(label.splits[split] ?? [], label.name))"
            }
            return "  \(JSONText.quoted(label.name)): {\n" + splits.joined(separator: ",\n") + "}"
        }
        return "{\(JSONText.quoted(layout.name)): {\n" + content.joined(separator: ",\n") + "}}\n"
    }

    private func groups(_ groups: [Group], _ label: String) -> String {
        guard layout.hasCompressions else { return videos(groups.first?.videos ?? [], label) }
        // A split without samples still has the level, as DeepfakeBench's own files do.
        let all = groups.isEmpty ? [Group(compression: defaultCompression)] : groups
        return "{"
            + all.map { "\(JSONText.quoted($0.compression)): \(videos($0.videos, label))" }.joined(
                separator: ",\n")
            + "}"
    }

    private var defaultCompression: String {
        labels.lazy.flatMap { $0.splits.values }.flatMap { $0 }.first?.compression ?? "c23"
    }

    private func videos(_ videos: [(name: String, frames: [String])], _ label: String) -> String {
        guard !videos.isEmpty else { return "{}" }
        let lines = videos.map { video in
            let frames = video.frames.map(JSONText.quoted).joined(separator: ", ")
            let start = "      \(JSONText.quoted(video.name)): {\"label\": \(JSONText.quoted(label)), "
            return start + "\"frames\": [\(frames)]}"
        }
        return "{\n" + lines.joined(separator: ",\n") + "}"
    }
}

/// Texts as JSON writes them.
enum JSONText {
    /// In quotes, with what JSON does not allow escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 34: result += "\\\""
            case 92: result += "\\\\"
            case 0..<32, 127:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
