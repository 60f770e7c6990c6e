/// The area under the ROC curve, from ranks.
enum RankStatistic {
    /// The probability that a positive scores above a negative, ties counting half.
    static func auc(negatives: [Double], positives: [Double]) -> Double {
        guard !negatives.isEmpty, !positives.isEmpty else { return .nan }
        let sorted = negatives.sorted()
        var wins = 0.0
        for score in positives {
            wins += Double(first(in: sorted) { $0 >= score } + first(in: sorted) { $0 > score }) / 2
        }
        return wins / (Double(negatives.count) * Double(positives.count))
    }

    /// The first place of a sorted list from which on a condition holds.
    private static func first(in sorted: [Double], where holds: (Double) -> Bool) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(sorted[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
