import Engine

/// Where the frames of a domain go and under what labels they are listed: the folders and names of
/// DeepfakeBench.
///
/// Source: FIELD 1.1, 1.2 and 5.4.
struct FrameLayout {
    /// Name of the JSON file without extension, and its top-level key.
    let name: String
    /// Whether there is a level of compressions (shape A).
    let hasCompressions: Bool
    private let isForge: Bool
    private let collection: String
    private let videos: Column?
    private let frames: Column?
    private let quality: Column?

    /// - Parameter name: the domain as its mixture names it.
    init(_ dataset: Dataset, name: String) throws {
        let forged = Self.forge[dataset.name]
        isForge = dataset.collection == "forge" && dataset.key == "forge.\(dataset.name)" && forged != nil
        self.name = isForge ? forged?.name ?? name : name
        hasCompressions = isForge
        collection = dataset.collection
        func column(_ name: String) throws -> Column? {
            dataset.store.hasColumn(name) ? try dataset.store.column(name) : nil
        }
        videos = try column("video")
        frames = try column("frame")
        quality = try column("quality")
    }

    /// `FF-DF` and its folder for each domain of forge.
    private static let forge: [String: (name: String, folder: String)] = [
        "df": ("FF-DF", "Deepfakes"), "f2f": ("FF-F2F", "Face2Face"), "fs": ("FF-FS", "FaceSwap"),
        "nt": ("FF-NT", "NeuralTextures"),
    ]

    /// The label of a class: 0 is real, 1 fake.
    func label(_ index: Int) -> String {
        isForge ? (index == 0 ? "FF-real" : name) : (index == 0 ? "real" : "fake")
    }

    /// Column `quality`, which names the level of compression in shape A.
    func compression(_ sample: Int) -> String { quality?.text(at: sample) ?? "c23" }

    /// The video's name in the JSON: unique within its label.
    func video(_ sample: Int) -> String {
        guard let text = videos?.text(at: sample) else { return "sample_\(sample)" }
        // `df/012_013`: in forge the label says the method; elsewhere one label may have several.
        let own = isForge ? text.split(separator: "/").last.map(String.init) ?? text : text
        return Self.fileName(own)
    }

    /// The frame's number; nil where there is no such column.
    func frame(_ sample: Int) -> Int? {
        guard let frames, case .whole(let numbers) = frames, videos != nil else { return nil }
        return max(0, numbers[sample])
    }

    /// The folder of a sample's video, relative to the target.
    func folder(_ sample: Int, label: Int) -> String {
        let quality = Self.fileName(compression(sample))
        let middle: String
        if !isForge {
            middle = "\(Self.fileName(collection))/\(label == 0 ? "real" : "fake")"
        } else if label == 0 {
            middle = "FaceForensics++/original_sequences/youtube/\(quality)"
        } else {
            let folder = Self.forge.values.first { $0.name == name }?.folder ?? name
            middle = "FaceForensics++/manipulated_sequences/\(folder)/\(quality)"
        }
        return "datasets/rgb/\(middle)/frames/\(video(sample))"
    }

    /// A text as the name of a file or folder: letters, digits, `_`, `-`, `+` and `.` stay, all else is `_`.
    static func fileName(_ text: String) -> String {
        let kept = text.utf8.map { byte -> Character in
            switch byte {
            case 48...57, 65...90, 97...122, 95, 45, 43, 46: Character(UnicodeScalar(byte))
            default: "_"
            }
        }
        let name = String(kept)
        return name.utf8.allSatisfy { $0 == 46 } ? "_" + name : name
    }
}
