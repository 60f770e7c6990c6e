import Engine

/// Curves made smooth.
public enum Smoothing {
    /// TensorBoard's exponential average with the start-up bias removed: s ← w·s + (1 − w)·x, shown as
    /// s / (1 − wⁿ) after n values. A weight of 0 changes nothing.
    ///
    /// Values that are not finite pass through and do not enter the average. Smooth before thinning: the
    /// curve would otherwise depend on how many points are left.
    /// Source: TensorBoard's line chart, `resmoothDataset`.
    ///
    /// - Parameter weight: 0 … 1; a weight of 1 would keep the first value for ever and is taken as 0.999999.
    public static func smoothed(_ values: [Double], weight: Double) -> [Double] {
        guard weight > 0 else { return values }
        let weight = min(weight, 0.999999)
        var sum = 0.0
        var norm = 0.0
        return values.map { value in
            guard value.isFinite else { return value }
            sum = weight * sum + (1 - weight) * value
            norm = weight * norm + (1 - weight)
            return sum / norm
        }
    }
}
