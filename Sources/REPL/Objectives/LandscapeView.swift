import Engine

/// A step's landscape while a function of the language looks at it: one for each step.
///
/// The first pass at θ moves the running statistics, no other does, as in every two-pass method. It is used
/// on the thread that evaluates, which is why it may be marked sendable.
final class LandscapeView: @unchecked Sendable {
    private(set) var landscape: any Landscape
    /// The step, counted from 0.
    let step: Int
    /// The domains' losses at θ, once a pass was there.
    private var losses: [Double]?
    /// The domains' gradients at θ, if they were asked for.
    private(set) var gradients: [Tensor]?

    init(_ landscape: any Landscape, step: Int) {
        self.landscape = landscape
        self.step = step
    }

    /// Every domain's gradient at a point.
    func gradients(at point: Tensor) throws -> [Tensor] {
        let isStart = try isStart(point)
        let found = try landscape.domainGradients(
            at: point, forward: .joint, statistics: statistics(isStart))
        if isStart { (losses, gradients) = (found.losses, found.gradients) }
        return found.gradients
    }

    /// The gradient of the pooled loss at a point.
    func gradient(at point: Tensor) throws -> Tensor {
        let isStart = try isStart(point)
        let found = try landscape.gradients(
            of: landscape.all, at: point, forward: .joint, statistics: statistics(isStart),
            weights: [landscape.weights(.sample)])
        if isStart { losses = found.losses }
        return found.gradients[0]
    }

    /// Every domain's loss at a point.
    func losses(at point: Tensor) throws -> [Double] {
        let isStart = try isStart(point)
        let pass = try landscape.losses(
            of: landscape.all, at: point, forward: .joint, statistics: statistics(isStart))
        if isStart { losses = pass.values }
        return pass.values
    }

    /// The product of the pooled loss's Hessian at a point with a vector.
    func hessianProduct(at point: Tensor, vector: Tensor) throws -> Tensor {
        let isStart = try isStart(point)
        let pass = try landscape.losses(
            of: landscape.all, at: point, forward: .joint, statistics: statistics(isStart))
        if isStart { losses = pass.values }
        return try landscape.hessianProduct(
            of: pass, weights: landscape.weights(.sample), vector: vector)
    }

    /// The losses at θ, from a pass of their own if none was there.
    func lossesAtStart() throws -> [Double] { try losses ?? losses(at: landscape.point) }

    private func statistics(_ isStart: Bool) -> RunningStatistics {
        isStart && losses == nil ? .keep : .discard
    }

    private func isStart(_ point: Tensor) throws -> Bool {
        try losses == nil && !point.adding(-1, times: landscape.point).hasNonZero()
    }
}
