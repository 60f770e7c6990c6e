/// Computes metrics of scores, for all samples and for resamplings of them.
struct Scorer {
    private let scores: Scores
    private let threshold: Double
    private let ranked: [RankedScores]
    private let predicted: [Int]

    init(_ scores: Scores, threshold: Double) {
        self.scores = scores
        self.threshold = threshold
        if scores.classes == 2 {
            ranked = [RankedScores(scores.positive, scores.labels.map { $0 == 1 })]
        } else {
            ranked = (0..<scores.classes).map { c in
                RankedScores(scores.probabilities.map { $0[c] }, scores.labels.map { $0 == c })
            }
        }
        predicted = scores.predicted(threshold: threshold)
    }

    /// Values of metrics, each sample counted with a weight; nil for what cannot be computed.
    func values(_ metrics: [Metric], weights: [Double]? = nil) -> [Double?] {
        let rocs = metrics.contains(where: \.needsROC) ? ranked.map { ROC($0.steps(weights: weights)) } : []
        return metrics.map { metric in
            guard metric.needsROC else { return plain(metric, weights) }
            if scores.classes == 2 { return rocs[0].flatMap { value(metric, $0) } }
            // The plain mean of one against the rest over the classes that occur; the rest has no such
            // reading.
            guard metric == .auc || metric == .ap else { return nil }
            let found = rocs.compactMap { $0 }.compactMap { value(metric, $0) }
            return found.isEmpty ? nil : found.reduce(0, +) / Double(found.count)
        }
    }

    private func value(_ metric: Metric, _ roc: ROC) -> Double? {
        switch metric {
        case .auc: roc.auc
        case .eer: roc.eer
        case .eerDeepfakeBench: roc.deepfakeBenchEER
        case .ap: roc.averagePrecision
        case .pauc(let limit, let isRaw): roc.partialAUC(to: limit, isRaw: isRaw)
        case .tprAt(let limit): roc.truePositiveRate(at: limit)
        case .acc, .balancedAcc, .brier, .ece: nil
        }
    }

    private func plain(_ metric: Metric, _ weights: [Double]?) -> Double? {
        func weight(_ index: Int) -> Double { weights?[index] ?? 1 }
        let total = scores.labels.indices.reduce(0) { $0 + weight($1) }
        guard total > 0 else { return nil }
        switch metric {
        case .acc:
            return scores.labels.indices.reduce(0) { sum, index in
                sum + (predicted[index] == scores.labels[index] ? weight(index) : 0)
            } / total
        case .balancedAcc: return balancedAccuracy(weight)
        case .brier: return scores.labels.indices.reduce(0) { $0 + weight($1) * brier($1) } / total
        case .ece: return calibrationError(weight, total)
        default: return nil
        }
    }

    private func brier(_ index: Int) -> Double {
        let row = scores.probabilities[index]
        if row.count == 2 {
            let miss = row[1] - Double(scores.labels[index])
            return miss * miss
        }
        return row.indices.reduce(0) { sum, c in
            let miss = row[c] - (c == scores.labels[index] ? 1 : 0)
            return sum + miss * miss
        }
    }

    private func balancedAccuracy(_ weight: (Int) -> Double) -> Double? {
        var right = [Double](repeating: 0, count: scores.classes)
        var all = right
        for index in scores.labels.indices {
            all[scores.labels[index]] += weight(index)
            if predicted[index] == scores.labels[index] { right[scores.labels[index]] += weight(index) }
        }
        let recalls = all.indices.filter { all[$0] > 0 }.map { right[$0] / all[$0] }
        return recalls.isEmpty ? nil : recalls.reduce(0, +) / Double(recalls.count)
    }

    /// Fifteen equal bins (lo, hi] on the confidence of the predicted class.
    private func calibrationError(_ weight: (Int) -> Double, _ total: Double) -> Double {
        let bins = 15
        var mass = [Double](repeating: 0, count: bins)
        var confidence = mass
        var right = mass
        for index in scores.labels.indices {
            let sure = min(max(scores.probabilities[index][predicted[index]], 0), 1)
            let bin = min(bins - 1, max(0, Int((sure * Double(bins)).rounded(.up)) - 1))
            mass[bin] += weight(index)
            confidence[bin] += weight(index) * sure
            if predicted[index] == scores.labels[index] { right[bin] += weight(index) }
        }
        return (0..<bins).reduce(0) { $0 + abs(right[$1] - confidence[$1]) } / total
    }
}
