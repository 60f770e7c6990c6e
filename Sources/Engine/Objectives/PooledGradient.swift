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
        let pass = try landscape.losses(
            of: landscape.all, at: point, forward: forward, statistics: statistics)
        let weights = landscape.weights(pool)
        losses = pass.values
        loss = pass.mean(weights)
        gradient = try landscape.gradient(of: pass, weights: weights)
    }
}
