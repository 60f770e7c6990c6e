/// What an objective saw in a step: for progress, watchers and teaching.
public struct ObjectiveReport: Sendable {
    /// A point that was climbed to, and what was found there.
    public struct Ascent: Sendable {
        /// The domain whose gradient led there; nil where all domains share the point.
        public let domain: String?
        /// The way up from θ: ε.
        public let climb: Tensor
        /// Where the loss was judged.
        public let point: Tensor
        /// The loss there.
        public let loss: Double
        /// Its gradient there.
        public let gradient: Tensor

        public init(domain: String?, climb: Tensor, point: Tensor, loss: Double, gradient: Tensor) {
            self.domain = domain
            self.climb = climb
            self.point = point
            self.loss = loss
            self.gradient = gradient
        }
    }

    /// The domains' mean losses at θ.
    public var losses: [Double]
    /// Their weighted mean.
    public var loss: Double
    /// The gradients of the domains' losses at θ, where the objective needed them.
    public var gradients: [Tensor]?
    /// The gradient of the weighted mean at θ.
    public var meanGradient: Tensor?
    /// Points climbed to; empty for `erm`.
    public var ascents: [Ascent]
    /// The weighted mean loss at the ascending points.
    public var perturbedLoss: Double?
    /// The cosine between the gradient at θ and the mean gradient at the ascending points.
    public var alignment: Double?

    public init(
        losses: [Double], loss: Double, gradients: [Tensor]? = nil, meanGradient: Tensor? = nil,
        ascents: [Ascent] = [], perturbedLoss: Double? = nil, alignment: Double? = nil
    ) {
        self.losses = losses
        self.loss = loss
        self.gradients = gradients
        self.meanGradient = meanGradient
        self.ascents = ascents
        self.perturbedLoss = perturbedLoss
        self.alignment = alignment
    }

    /// The lengths of the domains' gradients.
    public func gradientNorms() throws -> [Double]? { try gradients?.map { try $0.length() } }

    /// The cosines between the domains' gradients, a symmetric matrix by rows; 0 with a gradient that is 0.
    public func cosines() throws -> [[Double]]? {
        guard let gradients else { return nil }
        var rows = gradients.map { _ in [Double](repeating: 1, count: gradients.count) }
        for i in gradients.indices {
            for j in 0..<i {
                let cosine = try gradients[i].cosine(to: gradients[j])
                (rows[i][j], rows[j][i]) = (cosine, cosine)
            }
        }
        return rows
    }

    /// The mean cosine over pairs of domains; nil without domain gradients or with one domain.
    public func meanCosine() throws -> Double? {
        guard let rows = try cosines(), rows.count > 1 else { return nil }
        var sum = 0.0
        for i in rows.indices { for j in 0..<i { sum += rows[i][j] } }
        return sum / Double(rows.count * (rows.count - 1) / 2)
    }
}
