/// Gradient surgery: each domain's gradient loses what opposes another's, then they are averaged.
///
/// vᵢ = gᵢ; for the other domains j in random order, where ⟨vᵢ, gⱼ⟩ < 0: vᵢ ← vᵢ − ⟨vᵢ, gⱼ⟩/‖gⱼ‖²·gⱼ; u = Σ
/// cᵢvᵢ. Source: Yu et al., "Gradient surgery for multi-task learning", NeurIPS 2020, algorithm 1, which
/// sums where the released code (WeiChengTseng/Pytorch-PCGrad) and this take the mean; that code also visits
/// j = i, which the paper does not.
public struct PCGrad: Objective {
    public let name = "pcgrad"
    public let rule = "u = Σ cᵢvᵢ, vᵢ = gᵢ less its part along every gⱼ that it opposes"
    public let pool: Pool

    public init(pool: Pool = .sample) { self.pool = pool }

    public var options: Record { Record([("pool", .text(pool.rawValue))]) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let found = try DomainGradients(on: &landscape, pool: pool)
        var projections = 0
        let projected = try found.gradients.indices.map { i in
            var v = found.gradients[i]
            for j in moment.draws.order(found.gradients.count, i) where j != i {
                let overlap = try v.inner(found.gradients[j])
                guard overlap < 0 else { continue }
                let square = try found.gradients[j].inner(found.gradients[j])
                v = try v.adding(-overlap / square, times: found.gradients[j])
                projections += 1
            }
            return v
        }
        return found.answer(
            try Tensor.weightedSum(projected, weights: found.weights), moment,
            parts: [.init("projection", isActive: projections > 0)])
    }

    /// `pcgrad(pool: "sample" | "domain" = "sample")`.
    public static let form = Form<any Objective>(
        "pcgrad", "Gradient surgery: takes from each domain's gradient what opposes another's",
        result: "objective",
        notes: "Source: Yu et al., NeurIPS 2020, algorithm 1. The paper's algorithm sums the projected "
            + "gradients, the released code takes their mean, as here. The order in which a domain meets "
            + "the others is drawn anew each step (train's seed).",
        example: Example("pcgrad()", prints: ["pcgrad()", "..."])
    ) { fields in
        let pool = fields.pool()
        return { PCGrad(pool: $0[pool]) }
    }
}
