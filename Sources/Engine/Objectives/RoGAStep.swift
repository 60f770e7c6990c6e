/// The two phases of one step of RoGA.
struct RoGAStep {
    private let roga: RoGA
    /// cᵢ.
    private let weights: [Double]
    /// g.
    private let mean: Tensor
    private(set) var report: ObjectiveReport

    /// The first phase: losses and gradients at θ, where alone the running statistics move.
    init(_ roga: RoGA, on landscape: inout any Landscape) throws {
        self.roga = roga
        weights = landscape.weights(roga.pool)
        let theta = landscape.point
        if roga.ascent == .shared {
            let pooled = try PooledGradient(
                on: &landscape, at: theta, statistics: .keep, pool: roga.pool, forward: roga.forward)
            mean = pooled.gradient
            report = ObjectiveReport(losses: pooled.losses, loss: pooled.loss, meanGradient: mean)
        } else {
            let (losses, gradients) = try landscape.domainGradients(
                at: theta, forward: roga.forward, statistics: .keep)
            mean = try Tensor.weightedSum(gradients, weights: weights)
            report = ObjectiveReport(
                losses: losses, loss: zip(losses, weights).reduce(0) { $0 + $1.0 * $1.1 },
                gradients: gradients,
                meanGradient: mean)
        }
    }

    /// The second phase: every ascending point and its gradient; gives u.
    mutating func climb(on landscape: inout any Landscape, rho: Double) throws -> Tensor {
        let starts = report.gradients ?? [mean]
        for (index, gradient) in starts.enumerated() {
            let isShared = roga.ascent == .shared
            report.ascents.append(
                try ascend(
                    on: &landscape, along: gradient, rho: rho, judges: judges(of: index, landscape.all),
                    domain: isShared ? nil : landscape.domains[index].name))
        }
        let shares = starts.count == weights.count ? weights : [1]
        let there = try Tensor.weightedSum(report.ascents.map(\.gradient), weights: shares)
        report.perturbedLoss = zip(report.ascents, shares).reduce(0) { $0 + $1.0.loss * $1.1 }
        report.alignment = try mean.cosine(to: there)
        report.parts = [
            .init("ascent", isActive: try report.ascents.contains { try $0.climb.hasNonZero() }),
            .init("pull", isActive: try roga.alpha != 0 && mean.hasNonZero()),
        ]
        return try Tensor.weightedSum([mean, there], weights: [roga.weights.erm, roga.weights.ascent])
    }

    /// The domains whose loss judges a point; with one domain, or one point, all of them.
    private func judges(of index: Int, _ all: [Int]) -> [Int] {
        guard all.count > 1, roga.ascent == .domain else { return all }
        return switch roga.judge {
        case .all: all
        case .own: [index]
        case .cross: all.filter { $0 != index }
        }
    }

    // Every point is built from θ anew, so nothing drifts.
    private func ascend(
        on landscape: inout any Landscape, along gradient: Tensor, rho: Double, judges: [Int],
        domain: String?
    ) throws -> ObjectiveReport.Ascent {
        let theta = landscape.point
        let climb = try roga.perturbation.climb(
            at: theta, along: gradient, rho: rho, layout: landscape.layout)
        let point = try theta.adding(1, times: climb).adding(-roga.alpha, times: mean)
        let total = judges.reduce(0) { $0 + weights[$1] }
        let shares = judges.map { weights[$0] / total }
        let found = try landscape.gradients(
            of: judges, at: point, forward: roga.forward, statistics: .discard, weights: [shares])
        return ObjectiveReport.Ascent(
            domain: domain, climb: climb, point: point,
            loss: zip(found.losses, shares).reduce(0) { $0 + $1.0 * $1.1 }, gradient: found.gradients[0])
    }
}
