/// Refuses a step whose losses or gradients are not finite, and says where they are not.
struct FiniteCheck {
    let step: Int
    let domains: [LandscapeDomain]
    let layout: ParameterLayout

    /// - Throws: `.value` naming the step, and the domain and the layer where they are known.
    func check(_ answer: ObjectiveAnswer) throws {
        for (domain, loss) in zip(domains, answer.report.losses) where !loss.isFinite {
            throw fault("the loss of domain \(domain.name) is \(loss)")
        }
        for (domain, gradient) in zip(domains, answer.report.gradients ?? []) {
            if let name = firstBad(gradient) {
                throw fault("the gradient of \(name) in domain \(domain.name)")
            }
        }
        for ascent in answer.report.ascents where !ascent.loss.isFinite {
            let place = ascent.domain.map { "domain \($0)'s ascending point" } ?? "the ascending point"
            throw fault("the loss at \(place) is \(ascent.loss)")
        }
        switch answer.move {
        case .direction(let direction):
            if let name = firstBad(direction) { throw fault("the direction for \(name)") }
        case .point(let point, _):
            if let name = firstBad(point) { throw fault("the new value of \(name)") }
        }
    }

    private func fault(_ what: String) -> Fault {
        let isLoss = what.hasPrefix("the loss")
        return Fault(
            .value, "step \(step): \(what)" + (isLoss ? "" : " is not finite"),
            hint: "a smaller lr, clip: 1, or a look at the data of that domain")
    }

    /// The parameter with the first element that is not finite.
    private func firstBad(_ vector: Tensor) -> String? {
        let position =
            vector.dtype == .f32
            ? vector.withElements(of: Float.self) { $0.firstIndex { !$0.isFinite } }
            : vector.withElements(of: Double.self) { $0.firstIndex { !$0.isFinite } }
        return position.flatMap { layout.entry(at: $0)?.name }
    }
}
