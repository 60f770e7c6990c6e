/// One step of MLDG: gradients added up pair by pair.
struct MLDGStep {
    private let mldg: MLDG
    private let moment: ObjectiveMoment
    /// Meta-train domains, in the order of the draw.
    let trained: [Int]
    /// Meta-test domains.
    let tested: [Int]
    private let optimizer: any Optimizer
    private var total: Tensor
    private var objective = 0.0
    private var losses: [Double?]

    init(_ mldg: MLDG, on landscape: any Landscape, _ moment: ObjectiveMoment) throws {
        self.mldg = mldg
        self.moment = moment
        let count = landscape.domains.count
        let tests = mldg.testCount ?? min(2, count - 1)
        let order = moment.draws.order(count)
        trained = Array(order.prefix(count - tests))
        tested = Array(order.suffix(tests))
        let decay = moment.optimizer.weightDecay
        optimizer = mldg.inner == .adam ? Adam(weightDecay: decay) : SGD(weightDecay: decay)
        total = try Tensor.zeros([landscape.layout.count], landscape.point.dtype)
        losses = landscape.domains.map { _ in nil }
    }

    /// The gradient of one domain at θ, and that of another after a step on it.
    mutating func visit(_ i: Int, then j: Int, on landscape: inout any Landscape) throws {
        let theta = landscape.point
        let count = min(landscape.domains[i].count, landscape.domains[j].count)
        let share = 1 / Double(landscape.domains.count)
        let here = try landscape.losses(ofFirst: count, of: i, at: theta, statistics: .discard)
        let gradient = try landscape.gradient(of: here, weights: [1])
        let (point, _) = try optimizer.step(
            point: theta, gradient: gradient, moments: optimizer.start(at: theta), lr: moment.lr)
        let there = try landscape.losses(ofFirst: count, of: j, at: point, statistics: .discard)
        let meta = try landscape.gradient(of: there, weights: [1])
        total = try total.adding(share, times: gradient).adding(mldg.beta * share, times: meta)
        objective += (here.values[0] + mldg.beta * there.values[0]) * share
        losses[i] = here.values[0]
        losses[j] = there.values[0]
    }

    /// The step's answer; a domain that no pair visited is looked at for its loss alone.
    func answer(on landscape: inout any Landscape) throws -> ObjectiveAnswer {
        let found = try losses.enumerated().map { domain, loss in
            try loss
                ?? landscape.losses(
                    of: [domain], at: landscape.point, forward: .separate, statistics: .discard
                ).values[0]
        }
        return ObjectiveAnswer(
            .direction(total), state: moment.state,
            report: ObjectiveReport(
                losses: found, loss: objective, parts: [.init("meta-test", isActive: mldg.beta != 0)]))
    }
}
