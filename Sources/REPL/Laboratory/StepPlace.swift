import Engine
import Plugins

/// Where steps are taken: a world of plain losses, or a run with its data.
struct StepPlace {
    /// θ, with the shape that the user sees.
    let theta: Tensor
    /// Whether its numbers print as plain ones.
    let isWeak: Bool
    /// The landscape around a point in a step, counted from 0.
    let landscape: (_ theta: Tensor, _ step: Int) throws -> any Landscape

    /// - Throws: `.type` for a value that is neither world nor run, `.value` for a run without its data.
    init(_ value: Value, at place: Place?, seed: UInt64, _ session: Session) throws {
        guard case .noun(let noun) = value else { throw StepPlace.refusal(value, at: place) }
        switch noun {
        case let world as World:
            theta = world.theta
            isWeak = true
            let shape = world.theta.shape
            landscape = { theta, _ in try world.landscape(at: theta.reshape(shape), session) }
        case let run as TrainingRun:
            guard let mixture = run.trainedOn else {
                throw Fault(
                    .value, "the run does not have the data that it was trained on",
                    hint: "train it in this session, or take grads(run, on: data) instead", at: place)
            }
            let batch = run.resolved["batch"]?.exactInt ?? 16
            let plan = try BatchPlan(mixture, batch: batch, seed: seed)
            try plan.prepare { _, _, _ in try session.checkInterrupt() }
            let taken = run.steps.count
            theta = run.model.point
            isWeak = false
            landscape = { theta, step in
                var model = run.model
                model.point = theta
                let batches = try plan.batches(step: taken + step).map {
                    try Batch(domain: $0.domain, inputs: $0.images, labels: $0.labels)
                }
                try session.checkInterrupt()
                return try ModelLandscape(model, batches)
            }
        default: throw StepPlace.refusal(value, at: place)
        }
    }

    private static func refusal(_ value: Value, at place: Place?) -> Fault {
        Fault(
            .type, "a step needs a world or a run, and this is a \(value.kind)",
            hint: "toy({a: t => sum(t^2)}, start: [1, 1]) makes a world", at: place)
    }
}
