/// Fishr: the variances of the classifier's per-sample gradients must agree between domains.
///
/// With δ = softmax − onehot and features z a sample's gradient of the last layer is (δzᵀ, δ); vᵢ is its
/// variance over domain i, eᵢ ← γ·eᵢ + (1 − γ)·vᵢ from e = 0, with the past held constant;
/// penalty = (1/S) Σ meanₚ (eᵢ − ē)²/(1 − γ)²; u = ∇(L̃ + w·penalty), w = 0 before `anneal`, λ from it on.
/// Source: Rame, Dancette and Cord, ICML 2022, eq. 4 and section 4.1; the code is that of alexrame/fishr in
/// DomainBed: a mean over parameters where the paper sums, and a discounted sum that grows to 1/(1 − γ)
/// times the variance rather than an average.
public struct Fishr: Objective {
    public let name = "fishr"
    public let rule =
        "u = ∇(L + w·mean(eᵢ − ē)²)(θ), eᵢ = averaged variance of the head's gradients, w = λ from anneal"
    /// λ.
    public let lambda: Double
    /// When λ begins.
    public let anneal: SwitchStep
    /// γ, what the variances keep each step.
    public let ema: Double

    public init(lambda: Double = 1000, anneal: SwitchStep = SwitchStep(0.3), ema: Double = 0.95) {
        self.lambda = lambda
        self.anneal = anneal
        self.ema = ema
    }

    public var options: Record {
        Record([("lambda", .real(lambda)), ("anneal", .real(anneal.written)), ("ema", .real(ema))])
    }

    private var annealed: AnnealedWeight { AnnealedWeight(before: 0, after: lambda, anneal: anneal) }

    public func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes(forward: 1, backward: 1) }

    public func check(domains: [LandscapeDomain], planned: Int?) throws {
        _ = try anneal.step(of: planned, "anneal")
    }

    public func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer
    {
        let (weight, clears, isFull) = try annealed.at(moment)
        let pass = try landscape.losses(
            of: landscape.all, at: landscape.point, forward: .joint, statistics: .keep)
        let shares = landscape.weights(.sample)
        let past = landscape.all.map { moment.state.tensor("variance.\($0)") }
        var averages: [Tensor] = []
        let term = { (outputs: [ModelOutputs]) throws -> Tensor in
            averages = try zip(outputs, past).map { try averaged($0.headVariance(), after: $1) }
            return try disagreement(averages)
        }
        let found =
            weight == 0
            ? (
                value: try term(pass.outputs(for: name)).item(),
                gradient: try landscape.gradient(of: pass, weights: shares)
            )
            : try landscape.gradient(of: pass, weights: shares, scale: weight, for: name, term: term)
        let state = ObjectiveState(
            tensors: averages.enumerated().map { ("variance.\($0)", $1.constant) })
        return ObjectiveAnswer(
            .direction(found.gradient), state: state, clearsMoments: clears,
            report: ObjectiveReport(
                losses: pass.values, loss: pass.mean(shares), penalty: .init(found.value, weight: weight),
                parts: [
                    .init("penalty", isActive: isFull && weight != 0 && found.value != 0)
                ]))
    }

    private func averaged(_ variance: Tensor, after past: Tensor?) throws -> Tensor {
        let fresh = try variance * (1 - ema)
        return try past.map { try $0 * ema + fresh } ?? fresh
    }

    private func disagreement(_ averages: [Tensor]) throws -> Tensor {
        let scaled = try Tensor.stack(averages) * (1 / (1 - ema))
        return try (scaled - scaled.mean(dim: 0, keepdim: true)).square().mean()
    }
}

extension ModelOutputs {
    /// The population variance over samples of the last layer's gradients, weights before biases.
    func headVariance() throws -> Tensor {
        let delta = try surprise()
        let (count, classes, width) = (delta.shape[0], delta.shape[1], features.shape[1])
        let outer = try delta.reshape([count, classes, 1]) * features.reshape([count, 1, width])
        let gradients = try Tensor.cat([outer.reshape([count, classes * width]), delta], dim: 1)
        let centred = try gradients - gradients.mean(dim: 0, keepdim: true)
        return try centred.square().mean(dim: 0)
    }
}
