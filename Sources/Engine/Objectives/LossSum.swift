/// Losses and gradients added up over the parts of a pass, so that no tape outlives its part.
struct LossSum {
    private let counts: [Int]
    private let weights: [[Double]]
    private var sums: [Double]
    private var gradients: [Tensor?]

    /// - Parameter domains: the samples of each, by position.
    init(domains: [Int], weights: [[Double]]) {
        counts = domains
        self.weights = weights
        sums = domains.map { _ in 0 }
        gradients = weights.map { _ in nil }
    }

    /// Adds a part's; gives the backward passes it took.
    mutating func add(
        _ part: LossPass.Part, _ layout: ParameterLayout, _ checkInterrupt: () throws -> Void
    ) throws -> Double {
        for segment in part.segments {
            sums[segment.position] += part.losses[segment.rows].reduce(0, +)
        }
        var passes = 0.0
        for (index, weights) in weights.enumerated() where part.isTouched(by: weights) {
            try checkInterrupt()
            let seed = try part.seed(weights, counts: counts)
            let piece = try part.record().gradient(seed: seed, layout: layout)
            gradients[index] = try gradients[index].map { try $0.adding(1, times: piece) } ?? piece
            passes += part.share
        }
        return passes
    }

    /// The mean losses, and the gradient of each list of weights.
    func result(_ layout: ParameterLayout, _ dtype: DType) throws -> (losses: [Double], gradients: [Tensor])
    {
        (
            zip(sums, counts).map { $0 / Double($1) },
            try gradients.map { try $0 ?? Tensor.zeros([layout.count], dtype) }
        )
    }
}
