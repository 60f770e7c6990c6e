/// A source domain as an objective sees it.
public struct LandscapeDomain: Sendable, Equatable {
    public let name: String
    /// Samples in this step.
    public let count: Int

    public init(name: String, count: Int) {
        self.name = name
        self.count = count
    }
}

/// How several domains pass a model.
public enum ForwardStyle: String, Sendable {
    /// One pass over all of them, so that batch norm sees the mixture.
    case joint
    /// A pass for each, in order, each with batch statistics of its own.
    case separate
}

/// Whether a forward pass moves the running statistics.
public enum RunningStatistics: Sendable {
    case keep, discard
}

/// What has been computed, in passes over the whole step's samples: 0.5 is a pass over half of them.
public struct Passes: Sendable, Equatable {
    public var forward: Double
    public var backward: Double

    public init(forward: Double = 0, backward: Double = 0) {
        self.forward = forward
        self.backward = backward
    }
}

/// The losses of one step's samples as functions of the parameters: all that an objective ever sees.
///
/// There are no models, data or files behind it as far as an objective can tell; a world of two parameters
/// is one.
public protocol Landscape {
    /// The source domains of the step, in order; each has samples.
    var domains: [LandscapeDomain] { get }
    /// Names and shapes of the parameters.
    var layout: ParameterLayout { get }
    /// Where the step starts: θ.
    var point: Tensor { get }
    /// Whether a joint pass differs from separate ones, as with batch norm.
    var couplesSamples: Bool { get }
    /// What has been computed so far.
    var passes: Passes { get set }

    /// Asked before each pass; throws when the step is to be given up.
    func checkInterrupt() throws

    /// The mean losses of some domains at a point, ready for gradients.
    ///
    /// - Parameter domains: indices; each at most once.
    /// - Throws: `.shape` for a point of another length, and what the model throws.
    mutating func losses(
        of domains: [Int], at point: Tensor, forward: ForwardStyle, statistics: RunningStatistics
    ) throws -> LossPass
}

extension Landscape {
    public func checkInterrupt() throws {}

    /// Every domain.
    public var all: [Int] { Array(domains.indices) }

    /// The weights of domains in a mean over domains: shares of the samples, or equal ones.
    public func weights(_ pool: Pool) -> [Double] {
        let total = domains.reduce(0) { $0 + $1.count }
        return domains.map {
            pool == .sample ? Double($0.count) / Double(total) : 1 / Double(domains.count)
        }
    }

    /// The gradient of Σ weightᵢ·Lᵢ over the domains of a pass. Several calls on one pass are allowed.
    public mutating func gradient(of pass: LossPass, weights: [Double]) throws -> Tensor {
        try checkInterrupt()
        passes.backward += pass.share(of: weights)
        return try pass.gradient(weights: weights, layout: layout)
    }

    /// The gradient of a number computed from a pass's outputs, on its tape.
    public mutating func gradient(of loss: Tensor, in pass: LossPass) throws -> Tensor {
        passes.backward += pass.share(of: pass.domains.map { _ in 1 })
        return try pass.gradient(of: loss, layout: layout)
    }

    /// The product of the Hessian of Σ weightᵢ·Lᵢ with a vector: exact, by differentiating twice.
    public mutating func hessianProduct(of pass: LossPass, weights: [Double], vector: Tensor) throws
        -> Tensor
    {
        passes.backward += 2 * pass.share(of: weights)
        return try pass.hessianProduct(weights: weights, vector: vector, layout: layout)
    }

    /// The loss and gradient of every domain at a point, by the cheapest passes that give them.
    ///
    /// Where samples do not couple, separate passes give the same and cost one backward pass in all; else a
    /// joint forward is followed by a backward pass for each domain.
    public mutating func domainGradients(
        at point: Tensor, forward: ForwardStyle, statistics: RunningStatistics
    ) throws -> (losses: [Double], gradients: [Tensor]) {
        let style = couplesSamples ? forward : .separate
        let pass = try losses(of: all, at: point, forward: style, statistics: statistics)
        let gradients = try all.map { domain in
            try gradient(of: pass, weights: all.map { $0 == domain ? 1 : 0 })
        }
        return (pass.values, gradients)
    }
}

/// What a mean over domains weighs.
public enum Pool: String, Sendable, CaseIterable {
    /// Each domain by its samples in the step, so that a mixture's weights mean the same for every
    /// objective.
    case sample
    /// Every domain alike.
    case domain
}
