/// Scores of two classes in the order of a ROC: from the highest down, equal ones together.
struct RankedScores {
    /// One distinct score with the weights of negatives and positives that have it.
    struct Step {
        let score: Double
        var negatives: Double
        var positives: Double
    }

    /// Samples from the highest score to the lowest.
    private let order: [Int]
    private let scores: [Double]
    private let labels: [Bool]

    init(_ scores: [Double], _ labels: [Bool]) {
        self.scores = scores
        self.labels = labels
        order = scores.indices.sorted { scores[$0] > scores[$1] }
    }

    /// The distinct scores, each sample counted with a weight (how often a resampling drew it).
    func steps(weights: [Double]? = nil) -> [Step] {
        var steps: [Step] = []
        for index in order {
            let weight = weights?[index] ?? 1
            if weight == 0 { continue }
            if steps.last?.score != scores[index] {
                steps.append(Step(score: scores[index], negatives: 0, positives: 0))
            }
            let last = steps.count - 1
            if labels[index] { steps[last].positives += weight } else { steps[last].negatives += weight }
        }
        return steps
    }
}
