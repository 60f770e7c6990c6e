/// Metrics of scores with bootstrap intervals.
public struct Evaluation: Sendable {
    /// One metric.
    public struct Row: Sendable {
        public let metric: Metric
        /// nil where it cannot be computed.
        public let value: Double?
        public let low: Double?
        public let high: Double?
        /// Why there is no value.
        public let reason: String?
    }

    public let rows: [Row]

    /// - Parameters:
    ///   - threshold: above it, class 1 of two is predicted.
    ///   - ci: the interval's level; percentiles with NumPy's linear interpolation.
    ///   - draws: resamplings of whole groups; a draw that lacks a class is drawn again.
    public init(
        _ scores: Scores, metrics: [Metric], threshold: Double = 0.5, ci: Double = 0.95, draws: Int = 1000,
        seed: UInt64 = 0
    ) {
        let scorer = Scorer(scores, threshold: threshold)
        let values = scorer.values(metrics)
        let resampled =
            draws > 0
            ? GroupBootstrap(scores).draws(draws, seed: seed) { scorer.values(metrics, weights: $0) } : []
        rows = metrics.indices.map { at in
            let found = resampled.compactMap { $0[at] }.sorted()
            let bounds =
                values[at] == nil || found.isEmpty
                ? nil
                : (
                    low: Evaluation.percentile(found, (1 - ci) / 2),
                    high: Evaluation.percentile(found, (1 + ci) / 2)
                )
            return Row(
                metric: metrics[at], value: values[at], low: bounds?.low, high: bounds?.high,
                reason: values[at] == nil ? Evaluation.reason(metrics[at], scores) : nil)
        }
    }

    private static func reason(_ metric: Metric, _ scores: Scores) -> String {
        if scores.count == 0 { return "there are no samples" }
        if scores.classes > 2, metric.needsROC, metric != .auc, metric != .ap {
            return "\(metric.name) is defined for two classes"
        }
        return "only one class occurs"
    }

    /// A percentile of sorted values, linear between order statistics.
    static func percentile(_ sorted: [Double], _ fraction: Double) -> Double {
        let position = fraction * Double(sorted.count - 1)
        let low = Int(position)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (position - Double(low)) * (sorted[high] - sorted[low])
    }
}
