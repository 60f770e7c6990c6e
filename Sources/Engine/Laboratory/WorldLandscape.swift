/// The landscape of a few losses that are plain functions of θ: a world small enough to see whole.
///
/// Every loss is a domain with one sample, so domains weigh alike, and there is no model behind it.
public struct WorldLandscape: Landscape {
    /// A loss: a function of θ whose value is a single number, differentiable through the tape.
    public typealias Loss = (Tensor) throws -> Tensor

    public let domains: [LandscapeDomain]
    public let layout: ParameterLayout
    public let point: Tensor
    public let couplesSamples = false
    public var passes = Passes()
    private let losses: [Loss]
    private let shape: [Int]
    private let interrupt: () throws -> Void

    /// - Parameters:
    ///   - losses: by domain.
    ///   - point: θ of any shape; objectives see it as a vector.
    ///   - interrupt: asked before each pass; what it throws ends the step.
    /// - Throws: `.value` without losses.
    public init(
        _ losses: [(name: String, loss: Loss)], at point: Tensor,
        interrupt: @escaping () throws -> Void = {}
    ) throws {
        guard !losses.isEmpty else { throw Fault(.value, "a world needs at least one loss") }
        domains = losses.map { LandscapeDomain(name: $0.name, count: 1) }
        self.losses = losses.map(\.loss)
        shape = point.shape
        layout = try ParameterLayout([(name: "theta", shape: [point.count])])
        self.point = try point.constant.reshape([point.count])
        self.interrupt = interrupt
    }

    public func checkInterrupt() throws { try interrupt() }

    public mutating func losses(
        of domains: [Int], at point: Tensor, forward: ForwardStyle, statistics: RunningStatistics
    ) throws -> LossPass {
        let members = Array(domains.enumerated())
        guard forward == .separate else {
            return LossPass(domains: domains, parts: [try part(members, at: point)])
        }
        return LossPass(domains: domains, parts: try members.map { try part([$0], at: point) })
    }

    private mutating func part(
        _ members: [(offset: Int, element: Int)], at point: Tensor
    ) throws -> LossPass.Part {
        try interrupt()
        let tape = Tape()
        let theta = try tape.variable(point.constant)
        let shaped = try theta.reshape(shape)
        let rows = try members.map { try row(of: $0.element, at: shaped) }
        let share = Double(members.count) / Double(domains.count)
        passes.forward += share
        let segments = members.enumerated().map { row, member in
            (position: member.offset, rows: row..<row + 1)
        }
        return LossPass.Part(
            tape: tape, rows: try Tensor.cat(rows), leaves: [theta], segments: segments, share: share)
    }

    /// The loss of a domain as a vector of one element.
    private func row(of domain: Int, at theta: Tensor) throws -> Tensor {
        let value = try losses[domain](theta)
        guard value.count == 1, value.dtype.isFloat else {
            throw Fault(
                .shape, "the loss of \(domains[domain].name) is a tensor \(value.shape.sizes), not a number")
        }
        return try value.reshape([1])
    }
}
