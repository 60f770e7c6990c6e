/// The domains' losses on a line or a plane through parameter space.
public struct LossSlice: Sendable {
    /// Names of the domains.
    public let domains: [String]
    /// Steps along the first direction, and along the second where there is one.
    public let first: [Double]
    public let second: [Double]
    /// Loss by domain, then by place: along a line by step, in a plane row by row of the second direction.
    public let losses: [[Double]]
    /// Weights of the domains in the mean.
    public let weights: [Double]

    /// The weighted mean over the domains, by place.
    public var mean: [Double] {
        (losses.first ?? []).indices.map { place in
            zip(losses, weights).reduce(0) { $0 + $1.0[place] * $1.1 }
        }
    }

    /// Losses at origin + a·u (+ b·v), batch norm over the batch, running statistics kept as they were.
    ///
    /// A loss that is not finite is kept as it is: far out that is what the landscape looks like.
    public init(
        of landscape: inout any Landscape, through origin: Tensor, along u: Tensor, _ first: [Double],
        and plane: (direction: Tensor, steps: [Double])? = nil
    ) throws {
        domains = landscape.domains.map(\.name)
        weights = landscape.weights(.sample)
        self.first = first
        second = plane?.steps ?? []
        var losses: [[Double]] = landscape.domains.map { _ in [] }
        for b in plane?.steps ?? [0] {
            let row = try plane.map { try origin.adding(b, times: $0.direction) } ?? origin
            for a in first {
                try landscape.checkInterrupt()
                let pass = try landscape.losses(
                    of: landscape.all, at: row.adding(a, times: u), forward: .joint, statistics: .discard)
                for (domain, loss) in pass.values.enumerated() { losses[domain].append(loss) }
            }
        }
        self.losses = losses
    }
}
