/// The loss and gradient of all domains together, from one joint pass: what ERM descends.
struct PooledGradient {
    /// The domains' mean losses.
    let losses: [Double]
    /// Their weighted mean.
    let loss: Double
    /// The gradient of the weighted mean.
    let gradient: Tensor

    /// - Parameter pool: the weights of the domains; by samples it is the mean over all samples.
    init(
        on landscape: inout any Landscape, at point: Tensor, statistics: RunningStatistics,
        pool: Pool = .sample,
        forward: ForwardStyle = .joint
    ) throws {
        let weights = landscape.weights(pool)
        let found = try landscape.gradients(
            of: landscape.all, at: point, forward: forward, statistics: statistics, weights: [weights])
        losses = found.losses
        loss = zip(losses, weights).reduce(0) { $0 + $1.0 * $1.1 }
        gradient = found.gradients[0]
    }
}
