/// The threshold that a validation set suggests: where TPR − FPR is largest.
///
/// It lies halfway between the two neighbouring distinct scores, the highest such on ties; 0.5 where no
/// threshold beats chance. Source: Youden 1950.
public enum YoudenThreshold {
    /// The threshold for scores of two classes; nil unless both occur.
    public static func value(_ scores: Scores) -> Double? {
        guard scores.classes == 2 else { return nil }
        return value(RankedScores(scores.positive, scores.labels.map { $0 == 1 }).steps())
    }

    private static func value(_ steps: [RankedScores.Step]) -> Double? {
        let negatives = steps.reduce(0) { $0 + $1.negatives }
        let positives = steps.reduce(0) { $0 + $1.positives }
        guard negatives > 0, positives > 0 else { return nil }
        var best = (gain: 0.0, threshold: 0.5)
        var (above, hits) = (0.0, 0.0)
        for (step, next) in zip(steps, steps.dropFirst()) {
            above += step.negatives
            hits += step.positives
            // TPR − FPR times both counts: whole numbers, so that ties are ties.
            let gain = hits * negatives - above * positives
            let middle = next.score + (step.score - next.score) / 2
            // Between neighbouring doubles there is no middle; at the lower one the upper is still above.
            if gain > best.gain { best = (gain, middle < step.score ? middle : next.score) }
        }
        return best.threshold
    }
}
