/// What `coral` and `mmd` share: the mean loss, and a distance of features averaged over pairs of domains.
///
/// Each domain passes by itself; the distance is between the inputs of the last layer.
struct FeatureMatching {
    let name: String
    /// γ, the weight of the distance.
    let gamma: Double
    let pool: Pool
    /// The distance of two domains' features [n, d].
    let distance: (Tensor, Tensor) throws -> Tensor

    func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer {
        let pass = try landscape.losses(
            of: landscape.all, at: landscape.point, forward: .separate, statistics: .keep)
        let shares = landscape.weights(pool)
        let found: (value: Double, gradient: Tensor)
        if pass.domains.count < 2 {
            found = (0, try landscape.gradient(of: pass, weights: shares))
        } else if gamma == 0 {
            found = (
                try penalty(pass.outputs(for: name)).item(),
                try landscape.gradient(of: pass, weights: shares)
            )
        } else {
            found = try landscape.gradient(
                of: pass, weights: shares, scale: gamma, for: name, term: penalty)
        }
        return ObjectiveAnswer(
            .direction(found.gradient), state: moment.state,
            report: ObjectiveReport(
                losses: pass.values, loss: pass.mean(shares), penalty: .init(found.value, weight: gamma),
                parts: [.init("penalty", isActive: gamma != 0 && found.value != 0)]))
    }

    private func penalty(_ domains: [ModelOutputs]) throws -> Tensor {
        var total: Tensor?
        for i in domains.indices {
            for j in domains.indices where j > i {
                let pair = try distance(domains[i].features, domains[j].features)
                total = try total.map { try $0 + pair } ?? pair
            }
        }
        guard let total else { throw Fault(.value, "\(name) needs two domains") }
        return try total * (2 / Double(domains.count * (domains.count - 1)))
    }
}
