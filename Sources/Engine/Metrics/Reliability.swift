/// How often what a model says with a probability is so: a reliability diagram.
///
/// Of two classes, the probability is that of class 1 and what is counted is class 1; of more, the probability is
/// that of the predicted class and what is counted is a right prediction. Source: Guo et al. 2017, "On calibration
/// of modern neural networks", section 2.
public struct Reliability: Sendable {
    /// Samples whose probabilities lie in one interval.
    public struct Bin: Sendable, Equatable {
        public let count: Int
        /// Their mean probability.
        public let probability: Double
        /// The share of them that is so.
        public let share: Double
        /// The ends of Wilson's 95 % interval of the share.
        public let low, high: Double
    }

    /// The bins that hold samples, by ascending probability.
    public let bins: [Bin]
    /// The mean of |share − probability|, each bin by its samples.
    public let error: Double

    /// - Parameter count: how many intervals of equal width, at least 1.
    public init(_ scores: Scores, bins count: Int = 15) {
        let predicted = scores.predicted()
        let said = scores.probabilities.indices.map { index -> (probability: Double, isSo: Bool) in
            scores.classes == 2
                ? (scores.probabilities[index][1], scores.labels[index] == 1)
                : (scores.probabilities[index][predicted[index]], predicted[index] == scores.labels[index])
        }
        var members: [Int: [(probability: Double, isSo: Bool)]] = [:]
        for item in said {
            let place = Int((item.probability * Double(count)).rounded(.down))
            members[min(max(place, 0), count - 1), default: []].append(item)
        }
        bins = members.sorted { $0.key < $1.key }.map { Reliability.bin($0.value) }
        let total = Double(max(1, said.count))
        error = bins.reduce(0) { $0 + Double($1.count) / total * ($1.share - $1.probability).magnitude }
    }

    private static func bin(_ items: [(probability: Double, isSo: Bool)]) -> Bin {
        let n = Double(items.count)
        let share = Double(items.count(where: \.isSo)) / n
        // The normal distribution's 97.5 % quantile.
        let z = 1.959963984540054
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return Bin(
            count: items.count, probability: items.reduce(0) { $0 + $1.probability } / n, share: share,
            low: max(0, middle - half), high: min(1, middle + half))
    }
}
