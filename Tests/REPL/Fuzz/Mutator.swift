import Foundation

/// Makes texts that are almost programs: pieces of the recipes and scripts, words and marks of the language, changed at
/// random. The same seed gives the same texts.
struct Mutator {
    private var state: UInt64
    private let corpus: [[UInt8]]

    private static let words: [[UInt8]] = [
        "if ", "else ", "for ", " in ", "while ", "fn ", "recipe ", "param ", "use ", "try {", "} catch e {", "return ",
        "train ", "sam(", "mix.", "settings.", "=> ", "\"\"\"", "\"{", "}\"", "{{", "}}", "\\u{1F642}", "'", "\"", "#",
        "#>", "# %%", "?", "??", "!", "..", "..<", "...", "**", "^", "//", "/* ", "[", "]", "(", ")", "{", "}", ";", ",",
        ":", "1e999", "0x", "1_000", "0.1.2", "5 ms", "64 GB", "@", "`", "\n", "\n  ", "\t", "\r\n", "\u{0}", "\u{7f}",
        "é", "漢", "🙂", "e\u{301}", "\u{2028}", "\u{202e}", "and ", "or ", "not ", "as ", "by ", "true", "null", "time ",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0x1b, 0x5b]]

    init(seed: UInt64, corpus: [[UInt8]]) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        self.corpus = corpus.isEmpty ? [[]] : corpus
    }

    /// Lines of the recipes and the scripts of the tests.
    static func programs() -> [[UInt8]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folders = ["recipes", "Tests/Scripts", "Tests/Scripts/samples"]
        let files = folders.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? [])
                .filter { $0.hasSuffix(".roga") }.sorted().map { root.appending(path: folder + "/" + $0) }
        }
        return files.compactMap { try? Array(Data(contentsOf: $0)) }.flatMap { text in
            text.split(separator: 10).map(Array.init) + [Array(text.prefix(2000))]
        }
    }

    /// The next text.
    mutating func next() -> [UInt8] {
        var bytes = corpus[below(corpus.count)]
        for _ in 0...below(6) {
            let at = below(bytes.count + 1)
            switch below(6) {
            case 0: bytes.insert(contentsOf: Self.words[below(Self.words.count)], at: at)
            case 1 where at < bytes.count: bytes[at] = UInt8(truncatingIfNeeded: random())
            case 2: bytes.removeSubrange(at..<min(bytes.count, at + 1 + below(8)))
            case 3: bytes = Array(bytes[..<at])
            case 4: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + below(20))], at: below(bytes.count + 1))
            default: bytes.insert(contentsOf: corpus[below(corpus.count)].prefix(60), at: at)
            }
        }
        return bytes
    }

    private mutating func below(_ limit: Int) -> Int { Int(random() % UInt64(max(limit, 1))) }

    /// xorshift64*.
    private mutating func random() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
