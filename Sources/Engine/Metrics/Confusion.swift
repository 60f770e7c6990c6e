/// How often each true class was predicted as each.
public struct Confusion: Sendable, Equatable {
    /// Samples by true class (rows) and predicted class (columns).
    public let counts: [[Int]]

    /// - Parameter threshold: of two classes, class 1 is predicted above it.
    public init(_ scores: Scores, threshold: Double = 0.5) {
        var counts = [[Int]](repeating: [Int](repeating: 0, count: scores.classes), count: scores.classes)
        for (label, predicted) in zip(scores.labels, scores.predicted(threshold: threshold)) {
            counts[label][predicted] += 1
        }
        self.counts = counts
    }
}

extension Scores {
    /// The predicted class of every sample: of two, class 1 when its score is above the threshold; of more,
    /// the one with the highest probability, the first of equals.
    public func predicted(threshold: Double = 0.5) -> [Int] {
        probabilities.map { row in
            row.count == 2
                ? (row[1] > threshold ? 1 : 0) : row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }
        }
    }
}
