import Engine
import Plugins

/// A function that is shown the steps of a training and returns what is to be kept of them.
struct Watcher: Noun {
    let function: any Callable
    /// It sees every so many steps.
    let every: Int

    static let kind = "watcher"
    var summary: String { "watch(\(function.name), every: \(every))" }
    var fieldNames: [String] { ["every"] }

    func field(_ name: String, in host: any Host) throws -> Value? { name == "every" ? .int(every) : nil }
}

/// What a watcher sees of a step. Gradients are computed when they are read.
struct WatchedStep: Noun {
    let record: StepRecord
    let domains: [String]
    let report: ObjectiveReport
    /// The model before the step.
    let model: Model
    let batches: [Batch]

    static let kind = "step"
    var fieldNames: [String] { ["step", "epoch", "loss", "losses", "lr", "grads"] }
    var summary: String { "step \(record.step), loss \(Float(record.loss))" }

    func field(_ name: String, in host: any Host) throws -> Value? {
        switch name {
        case "step": .int(record.step)
        case "epoch": .int(record.epoch)
        case "loss": .real(record.loss)
        case "losses": .record(Record(zip(domains, record.losses).map { ($0, .real($1)) }))
        case "lr": .real(record.lr)
        case "grads": .record(Record(zip(domains, try gradients()).map { ($0, .tensor($1, weak: false)) }))
        default: nil
        }
    }

    /// The domains' gradients at the step's start: the objective's, else of a pass of their own.
    private func gradients() throws -> [Tensor] {
        if let known = report.gradients { return known }
        var landscape: any Landscape = try ModelLandscape(model, batches)
        return try landscape.domainGradients(at: model.point, forward: .joint, statistics: .discard).gradients
    }
}
