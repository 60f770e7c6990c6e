/// The landscape of a model and a step's batches: mean cross-entropies of the domains.
///
/// The model is always in training mode; running statistics go in with it and come out as `buffers`.
public struct ModelLandscape: Landscape {
    public let domains: [LandscapeDomain]
    public let point: Tensor
    public var passes = Passes()
    /// Running statistics after the passes that kept them.
    public private(set) var buffers: Buffers
    private let architecture: Architecture
    private let inputs: [Tensor]
    private let labels: [Tensor]
    private let interrupt: @Sendable () throws -> Void
    // Filled when first needed: the methods with an ascent pass all domains several times.
    private var joined: (inputs: Tensor, labels: Tensor)?

    /// - Parameter interrupt: asked before each pass; what it throws ends the step.
    /// - Throws: `.value` without batches, `.shape` for samples that the model does not take.
    public init(
        _ model: Model, _ batches: [Batch], interrupt: @escaping @Sendable () throws -> Void = {}
    ) throws {
        guard !batches.isEmpty else { throw Fault(.value, "a step needs the batch of at least one domain") }
        domains = batches.map { LandscapeDomain(name: $0.domain, count: $0.count) }
        point = model.point.constant
        buffers = model.buffers
        architecture = model.architecture
        inputs = try batches.map {
            try model.architecture.input.prepare($0.inputs, order: $0.order, dtype: model.point.dtype)
        }
        labels = batches.map(\.labels)
        self.interrupt = interrupt
    }

    public var layout: ParameterLayout { architecture.layout }

    public var couplesSamples: Bool { architecture.couplesSamples }

    public func checkInterrupt() throws { try interrupt() }

    public mutating func losses(
        of domains: [Int], at point: Tensor, forward: ForwardStyle, statistics: RunningStatistics
    ) throws -> LossPass {
        let parameters = try layout.unpack(point.constant)
        guard forward == .separate, domains.count > 1 else {
            return LossPass(
                domains: domains, parts: [try part(Array(domains.enumerated()), parameters, statistics)])
        }
        return LossPass(
            domains: domains,
            parts: try domains.enumerated().map { try part([$0], parameters, statistics) })
    }

    /// One forward pass over some domains, given by position in the pass and index.
    private mutating func part(
        _ members: [(offset: Int, element: Int)], _ parameters: [Tensor], _ statistics: RunningStatistics
    ) throws -> LossPass.Part {
        try interrupt()
        let (x, y) = try concatenation(members.map(\.element))
        let tape = Tape()
        let leaves = try parameters.map { try tape.variable($0) }
        let result = try architecture.forward(x, parameters: leaves, buffers: buffers, mode: .training)
        if statistics == .keep { buffers = result.buffers }
        let total = domains.reduce(0) { $0 + $1.count }
        let share = Double(y.count) / Double(total)
        passes.forward += share
        var start = 0
        let segments = members.map { position, domain in
            defer { start += domains[domain].count }
            return (position: position, rows: start..<start + domains[domain].count)
        }
        return LossPass.Part(
            tape: tape, rows: try result.logits.crossEntropy(y, reduction: .none), leaves: leaves,
            segments: segments, share: share,
            outputs: LossPass.Outputs(features: result.features, logits: result.logits, labels: y))
    }

    private mutating func concatenation(_ members: [Int]) throws -> (inputs: Tensor, labels: Tensor) {
        if members.count == 1 { return (inputs[members[0]], labels[members[0]]) }
        let isAll = members == all
        if isAll, let joined { return joined }
        let result = (
            inputs: try Tensor.cat(members.map { inputs[$0] }),
            labels: try Tensor.cat(members.map { labels[$0] })
        )
        if isAll { joined = result }
        return result
    }
}
