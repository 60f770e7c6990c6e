/// The receiver operating characteristic: a polyline from (0, 0) to (1, 1), one point a distinct score.
public struct ROC: Sendable {
    public let falsePositiveRates: [Double]
    public let truePositiveRates: [Double]
    /// Mann-Whitney with ties counted half: the area under the polyline.
    public let auc: Double
    /// Where the false positive rate equals the miss rate, linearly interpolated.
    public let eer: Double
    /// Average precision: Σ (R_k − R_{k−1})·P_k over decreasing distinct scores.
    let averagePrecision: Double
    /// Negatives and positives above each distinct score and at it, from the highest on.
    let counts: [(negatives: Double, positives: Double)]

    /// - Returns: nil where one of the two classes is missing.
    init?(_ steps: [RankedScores.Step]) {
        let negatives = steps.reduce(0) { $0 + $1.negatives }
        let positives = steps.reduce(0) { $0 + $1.positives }
        guard negatives > 0, positives > 0 else { return nil }
        var fpr = [0.0]
        var tpr = [0.0]
        var counts: [(negatives: Double, positives: Double)] = []
        var (seenNegatives, seenPositives, area, precision) = (0.0, 0.0, 0.0, 0.0)
        for step in steps {
            area += step.negatives * (seenPositives + step.positives / 2)
            seenNegatives += step.negatives
            seenPositives += step.positives
            precision += step.positives * seenPositives / (seenPositives + seenNegatives)
            counts.append((seenNegatives, seenPositives))
            fpr.append(seenNegatives / negatives)
            tpr.append(seenPositives / positives)
        }
        falsePositiveRates = fpr
        truePositiveRates = tpr
        self.counts = counts
        auc = area / (negatives * positives)
        averagePrecision = precision / positives
        eer = ROC.crossing(fpr, tpr)
    }

    /// The ROC of scores; nil where one of the two classes is missing.
    public init?(scores: [Double], labels: [Bool]) {
        self.init(RankedScores(scores, labels).steps())
    }

    /// FPR − (1 − TPR) rises from −1 to 1; its zero lies on one segment.
    private static func crossing(_ fpr: [Double], _ tpr: [Double]) -> Double {
        for at in 1..<fpr.count {
            let before = fpr[at - 1] - (1 - tpr[at - 1])
            let after = fpr[at] - (1 - tpr[at])
            if after >= 0 {
                let t = after == before ? 0 : -before / (after - before)
                return fpr[at - 1] + t * (fpr[at] - fpr[at - 1])
            }
        }
        return 1
    }

    /// The largest TPR among the ROC's own points with FPR at most this.
    public func truePositiveRate(at limit: Double) -> Double {
        zip(falsePositiveRates, truePositiveRates).filter { $0.0 <= limit }.map(\.1).max() ?? 0
    }

    /// The area up to a false positive rate, its last point interpolated; standardised to ½ for chance and 1
    /// for perfection unless raw.
    ///
    /// Source: McClish 1989, as scikit-learn's `max_fpr`.
    /// - Parameter limit: above 0, at most 1.
    public func partialAUC(to limit: Double, isRaw: Bool = false) -> Double {
        var area = 0.0
        for at in 1..<falsePositiveRates.count {
            let (x0, x1) = (falsePositiveRates[at - 1], falsePositiveRates[at])
            let (y0, y1) = (truePositiveRates[at - 1], truePositiveRates[at])
            if x1 <= limit {
                area += (x1 - x0) * (y0 + y1) / 2
            } else {
                let y = y0 + (y1 - y0) * (limit - x0) / (x1 - x0)
                area += (limit - x0) * (y0 + y) / 2
                break
            }
        }
        if isRaw { return area }
        let least = limit * limit / 2
        return 0.5 * (1 + (area - least) / (limit - least))
    }
}
