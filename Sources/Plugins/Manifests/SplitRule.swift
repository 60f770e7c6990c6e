import Engine

/// `split`: how an entry's samples are dealt to train, val and test.
public enum SplitRule: Sendable {
    /// Fractions that sum to 1, by whole groups of a column; nil for single samples.
    case fractions([(split: Split, fraction: Double)], by: String?, isByGiven: Bool, seed: UInt64)
    /// A column with the values train, val and test.
    case column(String)
    /// Text files with a key a line.
    case files([(split: Split, path: String)])

    static let form = Form<SplitRule>("split", "How train, val and test are told apart.") { fields in
        let fractions = Split.allCases.map { split in
            fields(
                optional: split.rawValue, .number, in: .between(0, 1),
                help: "share of the samples for \(split.rawValue)")
        }
        let by = fields(
            optional: "by", .text, help: "column whose groups stay whole; null for single samples")
        let seed = fields("seed", .int, default: 0, in: .atLeast(0), help: "seed of the shuffling")
        let column = fields(optional: "column", .text, help: "a column with the values train, val, test")
        let files = fields(
            optional: "files", .settings(SplitFiles.form), help: "text files with a key a line")
        return { arguments in
            let given = zip(Split.allCases, fractions).compactMap { split, field in
                arguments[field].map { (split: split, fraction: $0) }
            }
            let ways = [!given.isEmpty, arguments[column] != nil, arguments[files] != nil]
            guard ways.count(where: { $0 }) == 1 else {
                throw Fault(
                    .argument, "split takes fractions, or column, or files",
                    hint: "split: {train: 0.7, val: 0.1, test: 0.2, by: video}")
            }
            if let column = arguments[column] { return .column(column) }
            if let files = arguments[files] { return .files(files.paths) }
            let sum = given.reduce(0) { $0 + $1.fraction }
            guard abs(sum - 1) < 1e-9 else {
                // 0.7 + 0.2 is shown as 0.9, not as the double it is.
                let shown = Value.real((sum * 1e6).rounded() / 1e6).literal
                throw Fault(.argument, "the fractions of split must sum to 1, and sum to \(shown)")
            }
            return .fractions(
                given, by: arguments[by], isByGiven: arguments.isGiven(by), seed: UInt64(arguments[seed]))
        }
    }
}

/// `files: {train: PATH, …}`.
struct SplitFiles: Sendable {
    let paths: [(split: Split, path: String)]

    static let form = Form<SplitFiles>("files", "Text files with a key a line, # for comments.") { fields in
        let paths = Split.allCases.map {
            fields(optional: $0.rawValue, .path, help: "keys of \($0.rawValue)")
        }
        return { arguments in
            SplitFiles(
                paths: zip(Split.allCases, paths).compactMap { split, field in
                    arguments[field].map { (split, $0) }
                })
        }
    }
}
