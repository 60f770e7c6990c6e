import Foundation
import Testing

/// The rules of the house that a machine can hold.
struct ArchitectureTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Files below a folder of the repository with one of these extensions, with their text.
    private static func files(_ folder: String, _ extensions: [String]) throws -> [(path: String, text: String)] {
        let base = root.appending(path: folder)
        let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return try names.filter { name in extensions.contains { name.hasSuffix("." + $0) } }.map { name in
            (folder + "/" + name, try String(contentsOf: base.appending(path: name), encoding: .utf8))
        }
    }

    private static func imports(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
            guard words.count >= 2, words[0] == "import" else { return nil }
            return String(words.count > 2 ? words[2].split(separator: ".")[0] : words[1])
        }
    }

    @Test("no source file is longer than 300 lines")
    func filesAreShort() throws {
        let all = try Self.files("Sources", ["swift", "c", "h"]) + Self.files("Tests", ["swift"])
        #expect(all.count > 200)
        for (path, text) in all {
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 301, "\(path)")
        }
    }

    @Test(
        "a room imports only the rooms below it",
        arguments: [
            ("Sources/Engine", ["Kernels", "COpenBLAS", "Glibc", "Synchronization"]),
            ("Sources/Plugins", ["Engine", "CYAML", "CJansson", "CArchive", "CPNG", "CTurboJPEG", "CEXIF", "Glibc", "Synchronization", "Dispatch"]),
            ("Sources/REPL/Language", ["Engine", "Glibc"]),
            ("Sources/REPL/Plot", ["Engine", "CCairo", "Glibc"]),
        ])
    func importsPointDownwards(folder: String, allowed: [String]) throws {
        for (path, text) in try Self.files(folder, ["swift"]) {
            for name in Self.imports(text) { #expect(allowed.contains(name), "\(path) imports \(name)") }
        }
    }

    @Test(
        "one Swift file alone imports each C library",
        arguments: ["CReadline", "COpenBLAS", "CYAML", "CCairo", "CJansson", "CArchive", "CPNG", "CTurboJPEG", "CEXIF"])
    func librariesHaveOneDoor(library: String) throws {
        let doors = try Self.files("Sources", ["swift"]).filter { Self.imports($0.text).contains(library) }
        #expect(doors.count == 1, "\(doors.map(\.path))")
    }

    @Test("only the REPL prints", arguments: ["Sources/Engine", "Sources/Plugins", "Sources/REPL/Language", "Sources/REPL/Plot"])
    func otherRoomsAreSilent(folder: String) throws {
        for (path, text) in try Self.files(folder, ["swift"]) {
            for line in text.split(separator: "\n") {
                let code = line.drop { $0 == " " }
                #expect(!code.hasPrefix("print(") && !code.contains(" print("), "\(path): \(line)")
            }
        }
    }
}
