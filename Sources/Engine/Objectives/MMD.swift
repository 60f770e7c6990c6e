/// Maximum mean discrepancy: the mean loss, and the distance of the features' distributions.
///
/// For each pair of domains mean K(i, i) + mean K(j, j) − 2 mean K(i, j) with K = Σ exp(−γ_k·d²) over
/// γ_k = 1e-3 … 1e3, d² held at 1e-30 from below, the diagonal included; u = ∇(Σ cᵢLᵢ + γ·mean over pairs).
/// Source: Gretton et al. 2012; Li et al., "Domain generalization with adversarial feature learning", CVPR
/// 2018; the kernels are those of DomainBed's `MMD`. In f32 about three digits cancel.
public struct MMD: Objective {
    public let name = "mmd"
    public let rule = "u = ∇(L + γ·mean over pairs of (K̄ᵢᵢ + K̄ⱼⱼ − 2K̄ᵢⱼ))(θ), Gaussian kernels"
    /// γ, the weight of the penalty.
    public let gamma: Double
    public let pool: Pool

    public init(gamma: Double = 1, pool: Pool = .sample) {
        self.gamma = gamma
        self.pool = pool
    }

    public var options: Record { Record([("gamma", .real(gamma)), ("pool", .text(pool.rawValue))]) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        try FeatureMatching(name: name, gamma: gamma, pool: pool, distance: MMD.distance).step(
            on: &landscape, moment)
    }

    /// mean K(a, a) + mean K(b, b) − 2 mean K(a, b).
    static func distance(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        try kernel(a, a) + kernel(b, b) - kernel(a, b) * 2.0
    }

    private static func kernel(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        let squares = try a.square().sum(dim: 1, keepdim: true) + b.square().sum(dim: 1).unsqueeze(dim: 0)
        let distances = try (squares - a.matmul(b.transpose(0, 1)) * 2.0).clamp(min: 1e-30)
        var total: Tensor?
        for gamma in [1e-3, 1e-2, 1e-1, 1, 10, 100, 1000] {
            let term = try (distances * -gamma).exp()
            total = try total.map { try $0 + term } ?? term
        }
        guard let total else { throw Fault(.value, "a kernel without widths") }
        return try total.mean()
    }

    /// `mmd(gamma: number = 1, pool: "sample" | "domain" = "sample")`.
    public static let form = Form<any Objective>(
        "mmd", "Maximum mean discrepancy: features of the domains must be distributed alike",
        result: "objective",
        notes: "Source: Li et al., CVPR 2018, without its adversary; DomainBed's MMD with its gamma and its "
            + "sum of seven Gaussian kernels, whose widths do not depend on the data. Differences of "
            + "kernel means cancel: in f32 expect three digits of the penalty's gradient.",
        example: Example("mmd(gamma: 0.1)", prints: ["mmd(gamma: 0.1)", "..."])
    ) { fields in
        let gamma = fields("gamma", .number, default: 1, in: .atLeast(0), help: "weight of the discrepancy")
        let pool = fields.pool()
        return { MMD(gamma: $0[gamma], pool: $0[pool]) }
    }
}
