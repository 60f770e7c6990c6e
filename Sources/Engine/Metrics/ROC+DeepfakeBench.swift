extension ROC {
    /// What DeepfakeBench prints as EER: the false positive rate at the first minimum of |FNR − FPR| over
    /// the points that scikit-learn's `roc_curve` keeps.
    ///
    /// With `drop_intermediate`, its default, `roc_curve` drops each point whose neighbours lie one equal
    /// step away on both sides (second differences of both counts are 0), then puts (0, 0) in front. Source:
    /// DeepfakeBench, training/metrics/utils.py.
    public var deepfakeBenchEER: Double {
        var best = (gap: 1.0, rate: 0.0)
        for at in counts.indices where isKept(at) {
            let (fpr, tpr) = (falsePositiveRates[at + 1], truePositiveRates[at + 1])
            let gap = abs(1 - tpr - fpr)
            if gap < best.gap { best = (gap, fpr) }
        }
        return best.rate
    }

    private func isKept(_ at: Int) -> Bool {
        guard at > 0, at < counts.count - 1 else { return true }
        let (before, here, after) = (counts[at - 1], counts[at], counts[at + 1])
        return after.negatives - here.negatives != here.negatives - before.negatives
            || after.positives - here.positives != here.positives - before.positives
    }
}
