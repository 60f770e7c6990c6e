import Foundation

/// The sample programs under Tests/Scripts/samples.
enum SampleFiles {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Scripts/samples")

    /// Name and text of each, in order.
    static let all: [(name: String, text: String)] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".roga") }.sorted().map { name in
            (name, (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? "")
        }
    }()

    /// The text of one.
    static func text(_ name: String) -> String { all.first { $0.name == name }?.text ?? "" }
}
