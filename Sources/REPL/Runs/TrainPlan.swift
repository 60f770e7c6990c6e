import Engine
import Language
import Plugins

/// One training with all its settings, before it begins.
struct TrainPlan: Sendable {
    /// When a training ends.
    enum Length: Sendable {
        case epochs(Int)
        case steps(Int)
        case seconds(Double)
    }

    /// Where it starts; its classes are named after the data's.
    var model: Model
    let mixture: Mixture
    let objective: any Objective
    let optimizer: any Optimizer
    let lr: Schedule
    let clip: Double?
    /// Parts in which a step's samples pass the model.
    let accumulate: Int
    let length: Length
    let batch: Int
    let validation: ValidationPlan
    let watchers: [Watcher]
    let seed: Int
    /// The arguments as they were written, and with every default.
    let settings: Record
    let resolved: Record
    /// The call.
    let place: Place?

    /// The seed as the engine takes it.
    var key: UInt64 { UInt64(bitPattern: Int64(seed)) }

    /// - Throws: `.value` unless model and data have as many classes.
    func checked() throws -> TrainPlan {
        guard model.architecture.classes == mixture.classes.count else {
            throw Fault(
                .value, "the model has \(model.architecture.classes) classes, and the data \(mixture.classes.count)",
                hint: "make the model with classes: \(mixture.classes.count)", at: place)
        }
        var copy = self
        copy.model.classNames = mixture.classes
        return copy
    }

    /// The planned steps, which schedules are stretched over; nil with a time limit alone.
    func planned(_ batches: BatchPlan, isSmoke: Bool) -> Int? {
        if isSmoke { return 2 }
        switch length {
        case .epochs(let epochs): return epochs * batches.stepsPerEpoch
        case .steps(let steps): return steps
        case .seconds: return nil
        }
    }

    /// The engine's training at its start.
    func training(planned: Int?) throws -> Training {
        try Training(
            model: model, objective: objective, optimizer: optimizer, lr: lr, clip: clip, accumulate: accumulate,
            planned: planned, seed: key)
    }

    /// Tells trainings apart that would give other bits: settings, data, the weights at the start.
    func identity(planned: Int?) throws -> String {
        var record = resolved
        record["out"] = nil
        record["seeds"] = nil
        var text = JSONText.line(.record(record)) + DataStamp(mixture).hash + "\(planned ?? -1)"
        text += ContentHash.hex(try Safetensors(try model.namedTensors()).encoded())
        return ContentHash.hex(Array(text.utf8))
    }
}

/// How a training is validated, and what follows from it.
struct ValidationPlan: Sendable {
    /// What is scored; nil for no validation.
    let data: Mixture?
    /// Steps between validations; nil for an epoch.
    let every: Int?
    /// Validations without a better score that end the run.
    let patience: Int?
    /// Whether the best model stands for the run.
    let keepsBest: Bool
    /// Whether the last step is validated too: something was asked for that needs a score.
    let isAsked: Bool
}
