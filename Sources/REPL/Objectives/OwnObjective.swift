import Engine
import Language

/// An objective that is a function of the language: it gets the step's landscape and gives a direction.
///
/// It belongs to the session that made it and is called on the thread that evaluates, as functions are,
/// which is why it may be marked sendable.
struct OwnObjective: Objective, @unchecked Sendable {
    /// A function of one argument, the landscape.
    let function: any Callable
    /// What the user calls it.
    let title: String
    private let session: Session

    init(_ function: any Callable, title: String, session: Session) {
        self.function = function
        self.title = title
        self.session = session
    }

    var name: String { "objective" }
    var options: Record { Record([("f", .function(function)), ("name", .text(title))]) }
    var rule: String { "u = f(w), f: \(function.name)" }

    /// Not known before a step; a step's report says what it took.
    func passes(domains: Int, couplesSamples: Bool) -> Passes { Passes() }

    func step(on landscape: inout any Landscape, _ moment: ObjectiveMoment) throws -> ObjectiveAnswer {
        let view = LandscapeView(landscape, step: moment.step)
        defer { landscape = view.landscape }
        let value = try function.call(Call(values: [.noun(LandscapeNoun(view))]), in: session)
        let direction = try self.direction(from: value, like: landscape.point)
        let losses = try view.lossesAtStart()
        let shares = view.landscape.weights(.sample)
        let mean = try view.gradients.map { try Tensor.weightedSum($0, weights: shares) }
        return ObjectiveAnswer(
            .direction(direction), state: moment.state,
            report: ObjectiveReport(
                losses: losses, loss: zip(losses, shares).reduce(0) { $0 + $1.0 * $1.1 },
                gradients: view.gradients, meanGradient: mean))
    }

    private func direction(from value: Value, like theta: Tensor) throws -> Tensor {
        guard let operand = try Operand(value)?.floating() else {
            throw Fault(
                .type, "the objective \(title) gives a \(value.kind), where a direction was expected",
                hint: "its value is a tensor shaped like w.theta")
        }
        guard operand.tensor.shape == theta.shape else {
            throw Fault(
                .shape,
                "the objective \(title) gives a tensor of \(operand.tensor.count) elements for a model of "
                    + "\(theta.count) parameters", hint: "its value is a tensor shaped like w.theta")
        }
        return try operand.tensor.constant.to(theta.dtype)
    }
}
