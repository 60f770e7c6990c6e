import Engine

/// A landscape of two parameters: La = 2(t₀−1)² + ½(t₁−1)², Lb = ½(t₀+1)² + 2(t₁−1)² (ALGORITHMS 3.1).
struct TwoBowls: Landscape {
    let domains = [LandscapeDomain(name: "a", count: 1), LandscapeDomain(name: "b", count: 1)]
    let layout: ParameterLayout
    let point: Tensor
    let couplesSamples = false
    var passes = Passes()

    init(_ theta: [Double]) throws {
        layout = try ParameterLayout([(name: "theta", shape: [2])])
        point = try Tensor(theta)
    }

    mutating func losses(
        of domains: [Int], at point: Tensor, forward: ForwardStyle, statistics: RunningStatistics
    ) throws -> LossPass {
        passes.forward += Double(domains.count) / 2
        let tape = Tape()
        let theta = try tape.variable(point)
        let rows = try Tensor.stack(domains.map { try loss($0, theta) })
        return LossPass(
            domains: domains,
            parts: [
                LossPass.Part(
                    tape: tape, rows: rows, leaves: [theta],
                    segments: domains.indices.map { (position: $0, rows: $0..<$0 + 1) },
                    share: Double(domains.count) / 2)
            ])
    }

    private func loss(_ domain: Int, _ theta: Tensor) throws -> Tensor {
        let (x, y) = (try theta.item(at: 0), try (theta.item(at: 1) - 1).square())
        return domain == 0
            ? try (x - 1).square() * 2.0 + y * 0.5 : try (x + 1).square() * 0.5 + y * 2.0
    }
}
