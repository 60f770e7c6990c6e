import Engine

/// Means and variances that batch norm uses in evaluation, one of each for each layer.
struct RunningStatistics {
    private(set) var means: [Tensor]
    private(set) var variances: [Tensor]
    /// The share of a new batch, PyTorch's default.
    private static let momentum = 0.1

    /// Mean 0 and variance 1 for layers of the given widths.
    init(widths: [Int]) throws {
        means = try widths.map { try Tensor.zeros([$0]) }
        variances = try widths.map { try Tensor.ones([$0]) }
    }

    /// Moves a tenth of the way to a batch's statistics; its variance made unbiased by n/(n − 1).
    mutating func update(with used: [BatchNormResult]) throws {
        for (place, result) in used.enumerated() {
            let rows = Double(result.output.count / max(1, result.mean.count))
            means[place] = try means[place] * (1 - Self.momentum) + result.mean * Self.momentum
            let unbiased = try result.variance * (rows / (rows - 1))
            variances[place] = try variances[place] * (1 - Self.momentum) + unbiased * Self.momentum
        }
    }
}
