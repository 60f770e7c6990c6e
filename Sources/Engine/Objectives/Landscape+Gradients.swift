extension Landscape {
    /// The gradient of Σ weightᵢ·Lᵢ over the domains of a pass. Several calls on one pass are allowed.
    public mutating func gradient(of pass: LossPass, weights: [Double]) throws -> Tensor {
        try checkInterrupt()
        passes += pass.passes(of: weights)
        return try pass.gradient(weights: weights, layout: layout)
    }

    /// The value of a number computed from the outputs of a pass, and the gradient of it, times a scale,
    /// plus Σ weightᵢ·Lᵢ.
    ///
    /// The number may join samples of all domains in any way, and is differentiated exactly also where they
    /// pass in parts: first by the outputs, then through each part.
    /// - Parameter what: who asks, for messages.
    /// - Parameter term: the number, from each domain's features, logits and labels.
    public mutating func gradient(
        of pass: LossPass, weights: [Double], scale: Double, for what: String,
        term: ([ModelOutputs]) throws -> Tensor
    ) throws -> (value: Double, gradient: Tensor) {
        try checkInterrupt()
        let tape = Tape()
        let outputs = try pass.outputs(for: what).map {
            ModelOutputs(
                features: try tape.variable($0.features), logits: try tape.variable($0.logits),
                labels: $0.labels)
        }
        let number = try term(outputs)
        let found = try tape.gradients(
            of: number * scale, at: outputs.map(\.features) + outputs.map(\.logits))
        let slopes = outputs.indices.map {
            OutputSlopes(features: found[$0], logits: found[outputs.count + $0])
        }
        passes += pass.passes(of: weights.map { _ in 1 })
        let gradient = try pass.gradient(weights: weights, slopes: slopes, layout: layout)
        return (number.item(), gradient)
    }

    /// The product of the Hessian of Σ weightᵢ·Lᵢ with a vector: exact, by differentiating twice.
    public mutating func hessianProduct(of pass: LossPass, weights: [Double], vector: Tensor) throws
        -> Tensor
    {
        try checkInterrupt()
        passes += pass.passes(of: weights, backward: 2)
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
        return try gradients(
            of: all, at: point, forward: style, statistics: statistics,
            weights: all.map { domain in all.map { $0 == domain ? 1 : 0 } })
    }
}
