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

    /// The mean loss of the first samples of one domain.
    ///
    /// - Throws: `.argument` in a landscape without samples, unless all are asked for.
    mutating func losses(
        ofFirst count: Int, of domain: Int, at point: Tensor, statistics: RunningStatistics
    ) throws -> LossPass

    /// The losses of mixed inputs λ·xᵢ + (1 − λ)·xⱼ, row by row over the shorter of the two: against the
    /// classes of i at position 0 and against those of j at position 1.
    ///
    /// - Throws: `.argument` in a landscape without samples.
    mutating func losses(
        mixing pair: (Int, Int), share: Double, at point: Tensor, statistics: RunningStatistics
    ) throws -> LossPass

    /// The losses at a point and the gradients of Σ weightᵢ·Lᵢ for several lists of weights; no tape
    /// outlives its part.
    mutating func gradients(
        of domains: [Int], at point: Tensor, forward: ForwardStyle, statistics: RunningStatistics,
        weights: [[Double]]
    ) throws -> (losses: [Double], gradients: [Tensor])

    /// Moves the running statistics back to a point between where the step found them, 0, and where they
    /// are, 1.
    mutating func blendStatistics(_ share: Double) throws
}

extension Landscape {
    public func checkInterrupt() throws {}

    public mutating func blendStatistics(_ share: Double) throws {}

    public mutating func losses(
        ofFirst count: Int, of domain: Int, at point: Tensor, statistics: RunningStatistics
    ) throws -> LossPass {
        guard count == domains[domain].count else { throw Fault.noSamples("a part of a domain") }
        return try losses(of: [domain], at: point, forward: .joint, statistics: statistics)
    }

    public mutating func losses(
        mixing pair: (Int, Int), share: Double, at point: Tensor, statistics: RunningStatistics
    ) throws -> LossPass { throw Fault.noSamples("mixing inputs") }

    public mutating func gradients(
        of domains: [Int], at point: Tensor, forward: ForwardStyle, statistics: RunningStatistics,
        weights: [[Double]]
    ) throws -> (losses: [Double], gradients: [Tensor]) {
        let pass = try losses(of: domains, at: point, forward: forward, statistics: statistics)
        return (pass.values, try weights.map { try gradient(of: pass, weights: $0) })
    }

    /// Every domain.
    public var all: [Int] { Array(domains.indices) }

    /// The weights of domains in a mean over domains: shares of the samples, or equal ones.
    public func weights(_ pool: Pool) -> [Double] {
        let total = domains.reduce(0) { $0 + $1.count }
        return domains.map {
            pool == .sample ? Double($0.count) / Double(total) : 1 / Double(domains.count)
        }
    }
}
