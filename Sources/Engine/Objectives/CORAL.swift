/// Correlation alignment: the mean loss, and how far means and covariances of features lie apart.
///
/// For each pair of domains mean((μᵢ − μⱼ)²) + mean((Cᵢ − Cⱼ)²), with C over n − 1; u = ∇(Σ cᵢLᵢ + γ·mean
/// over pairs). Source: Sun and Saenko, "Deep CORAL", ECCV workshops 2016, which has ‖Cᵢ − Cⱼ‖²/(4d²) and no
/// means; DomainBed's `CORAL` as here.
public struct CORAL: Objective {
    public let name = "coral"
    public let rule = "u = ∇(L + γ·mean over pairs of (mean(μᵢ − μⱼ)² + mean(Cᵢ − Cⱼ)²))(θ)"
    /// γ, the weight of the penalty.
    public let gamma: Double
    public let pool: Pool

    public init(gamma: Double = 1, pool: Pool = .sample) {
        self.gamma = gamma
        self.pool = pool
    }

    public var options: Record { Record([("gamma", .real(gamma)), ("pool", .text(pool.rawValue))]) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func check(domains: [LandscapeDomain], planned: Int?) throws {
        if let small = domains.first(where: { $0.count < 2 }) {
            throw Fault(
                .argument, "coral needs the covariance of a domain's features, and \(small.name) has "
                    + "\(small.count) sample in a step", hint: "a larger batch:")
        }
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        try check(domains: landscape.domains, planned: moment.planned)
        return try FeatureMatching(name: name, gamma: gamma, pool: pool, distance: CORAL.distance).step(
            on: &landscape, moment)
    }

    /// mean((μ_a − μ_b)²) + mean((C_a − C_b)²).
    static func distance(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        let (first, second) = (try moments(a), try moments(b))
        return try (first.mean - second.mean).square().mean()
            + (first.covariance - second.covariance).square().mean()
    }

    private static func moments(_ x: Tensor) throws -> (mean: Tensor, covariance: Tensor) {
        let mean = try x.mean(dim: 0, keepdim: true)
        let centred = try x - mean
        return (mean, try centred.transpose(0, 1).matmul(centred) * (1 / Double(x.shape[0] - 1)))
    }

    /// `coral(gamma: number = 1, pool: "sample" | "domain" = "sample")`.
    public static let form = Form<any Objective>(
        "coral", "Correlation alignment: means and covariances of features must agree", result: "objective",
        notes: "Source: Sun and Saenko 2016; DomainBed's CORAL with its gamma. The paper's distance is "
            + "‖Cᵢ − Cⱼ‖²/(4d²) without a term for the means; DomainBed's, as here, takes means over "
            + "elements and adds the distance of the means.",
        example: Example("coral(gamma: 0.1)", prints: ["coral(gamma: 0.1)", "..."])
    ) { fields in
        let gamma = fields("gamma", .number, default: 1, in: .atLeast(0), help: "weight of the distance")
        let pool = fields.pool()
        return { CORAL(gamma: $0[gamma], pool: $0[pool]) }
    }
}
