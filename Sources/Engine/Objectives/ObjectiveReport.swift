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

    /// A part of a method that may do nothing: an ascent, a penalty, a projection.
    public struct Part: Sendable, Equatable {
        /// As the method calls it: "penalty".
        public let name: String
        /// Whether it changed the step.
        public let isActive: Bool

        public init(_ name: String, isActive: Bool) {
            self.name = name
            self.isActive = isActive
        }
    }

    /// A number that is descended beside the losses.
    public struct Penalty: Sendable, Equatable {
        /// At θ, before the weight.
        public let value: Double
        public let weight: Double

        public init(_ value: Double, weight: Double) {
            self.value = value
            self.weight = weight
        }
    }

    /// The domains' mean losses at θ; where a method visits domains elsewhere, where it met them.
    public var losses: [Double]
    /// Their weighted mean, without penalties.
    public var loss: Double
    /// What is descended beside it.
    public var penalty: Penalty?
    /// The method's parts that may do nothing, and whether they did; counted over the run.
    public var parts: [Part]
    /// Weights that a method gives the domains, where it chooses them.
    public var domainWeights: [Double]?
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
        ascents: [Ascent] = [], perturbedLoss: Double? = nil, alignment: Double? = nil,
        penalty: Penalty? = nil, parts: [Part] = []
    ) {
        self.losses = losses
        self.loss = loss
        self.gradients = gradients
        self.meanGradient = meanGradient
        self.ascents = ascents
        self.perturbedLoss = perturbedLoss
        self.alignment = alignment
        self.penalty = penalty
        self.parts = parts
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
