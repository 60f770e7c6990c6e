/// What a model said of samples with known classes.
public struct Scores: Sendable {
    /// The probability of every class, a row a sample.
    public let probabilities: [[Double]]
    /// The true classes.
    public let labels: [Int]
    /// What belongs together in resampling: the video of each sample, nil for a sample of its own.
    public let groups: [String?]
    public let classes: Int

    /// - Throws: `.value` for a probability that is not finite or a label that is no class, `.shape` for
    ///   lists of other lengths.
    public init(probabilities: [[Double]], labels: [Int], groups: [String?]? = nil) throws {
        let groups = groups ?? labels.map { _ in nil }
        guard probabilities.count == labels.count, groups.count == labels.count else {
            throw Fault(.shape, "\(probabilities.count) scores for \(labels.count) labels")
        }
        if let bad = probabilities.firstIndex(where: { !$0.allSatisfy(\.isFinite) }) {
            throw Fault(.value, "the score of sample \(bad) is not finite")
        }
        let width = probabilities.first?.count ?? 0
        guard probabilities.allSatisfy({ $0.count == width }), width >= 2 || probabilities.isEmpty else {
            throw Fault(.shape, "every sample needs one score a class, and at least two classes")
        }
        if let bad = labels.firstIndex(where: { $0 < 0 || $0 >= width }) {
            throw Fault(
                .value, "sample \(bad) has the label \(labels[bad]), which is none of \(width) classes")
        }
        self.probabilities = probabilities
        self.labels = labels
        self.groups = groups
        classes = width
    }

    public var count: Int { labels.count }

    /// P(class 1), the score of two classes.
    public var positive: [Double] { probabilities.map { $0[1] } }

    /// Mean scores of whole groups; a group's class is its first sample's.
    public func pooledByGroup() throws -> Scores {
        var order: [String] = []
        var members: [String: [Int]] = [:]
        for (index, group) in groups.enumerated() {
            let key = group ?? "\0\(index)"
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(index)
        }
        let rows = order.compactMap { members[$0] }
        return try Scores(
            probabilities: rows.map { row in
                (0..<classes).map { c in row.reduce(0) { $0 + probabilities[$1][c] } / Double(row.count) }
            }, labels: rows.map { labels[$0[0]] }, groups: order)
    }
}
