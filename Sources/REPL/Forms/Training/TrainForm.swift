import Engine
import Language
import Plugins

/// `train`: a copy of a model trained on a mixture.
enum TrainForm {
    static let all: [CommandForm] = [train]

    /// What a call of `train` asks for.
    struct Request: Sendable {
        /// The plan of one seed.
        let plan: @Sendable (_ seed: Int) -> TrainPlan
        /// The first seed; nil stands for the session's.
        let seed: Int?
        /// How many seeds; nil for one run rather than a list.
        let seeds: Int?
        let out: String?
    }

    /// The call without the session: also what a run on disk is rebuilt with.
    static let request = Form<Request>(
        "train", "trains a copy of a model on a mixture", result: "run",
        notes: "A step has batch x S samples, shared among the S domains by their weights. valid: (the .val of on:) is "
            + "scored by AUC, with more than two classes by accuracy. Checkpoints are written on the way; Ctrl-C ends at "
            + "the last whole step, with a run that can be used and gone on with: resume(run).",
        example: Example(
            "train(mlp(input: [1, 8, 8], classes: 10), on: data.digits.r0, with: erm(), steps: 2).status",
            prints: ["\"done\""])
    ) { fields in
        let model = fields("model", .model, help: "where to start; a run stands for its model")
        let on = fields("on", .mixture, help: "what to train on: its training splits")
        let with = fields("with", .objective, default: .noun(ObjectiveNoun(RoGA())), help: "what to descend")
        let optimizer = fields(
            "optimizer", .optimizer, default: .noun(OptimizerNoun(Adam())), help: "how to step")
        let lr = fields("lr", .schedule, default: 1e-3, help: "learning rate: a number or a schedule")
        let epochs = fields(optional: "epochs", .int, in: .atLeast(1), help: "how often each sample is read")
        let steps = fields(optional: "steps", .int, in: .atLeast(1), help: "how many steps")
        let limit = fields(optional: "limit", .duration, in: .above(0), help: "how long: 30s, 5min")
        let batch = fields("batch", .int, default: 16, in: .atLeast(1), help: "samples per domain in a step, on average")
        let accumulate = fields(
            "accumulate", .int, default: 1, in: .between(1, 10_000), help: "parts in which a step passes the model: less memory")
        let clip = fields(optional: "clip", .number, in: .above(0), help: "largest length of a direction")
        let valid = fields(optional: "valid", .mixture, help: "what is scored on the way; without it the .val of on:")
        let every = fields(optional: "valid_every", .int, in: .atLeast(1), help: "steps between validations; an epoch without it")
        let patience = fields(
            optional: "patience", .int, in: .atLeast(1), help: "validations without a better score that end the run")
        let keep = fields("keep", .choice("last", "best"), default: "last", help: "which model stands for the run")
        let watch = fields(optional: "watch", .list(.watcher), help: "functions that are shown the steps: watch(f)")
        let seeds = fields(
            optional: "seeds", .int, in: .between(1, 1000), help: "trains so many seeds and gives a list of runs")
        let out = fields(optional: "out", .path, help: "the train folder, instead of one in runs/")
        let seed = fields.seed(help: "order of the samples and draws of the objective")
        return { arguments in
            let lengths: [TrainPlan.Length] = [
                arguments[epochs].map { .epochs($0) }, arguments[steps].map { .steps($0) },
                arguments[limit].map { .seconds($0) },
            ].compactMap { $0 }
            guard lengths.count <= 1 else {
                throw Fault(.argument, "train takes one of epochs, steps and limit", at: arguments.place)
            }
            let isAsked = arguments.isGiven(valid) || arguments[every] != nil || arguments[patience] != nil
                || arguments[keep] == "best"
            let data = try arguments[valid] ?? standardValidation(arguments[on], isAsked: isAsked, arguments.place)
            let validation = ValidationPlan(
                data: data, every: arguments[every], patience: arguments[patience], keepsBest: arguments[keep] == "best",
                isAsked: isAsked)
            return Request(
                plan: { seed in
                    TrainPlan(
                        model: arguments[model], mixture: arguments[on], objective: arguments[with].objective,
                        optimizer: arguments[optimizer].optimizer, lr: arguments[lr], clip: arguments[clip],
                        accumulate: arguments[accumulate],
                        length: lengths.first ?? .epochs(5), batch: arguments[batch], validation: validation,
                        watchers: arguments[watch] ?? [], seed: seed, settings: arguments.written,
                        resolved: arguments.resolved, place: arguments.place)
                }, seed: arguments[seed], seeds: arguments[seeds], out: arguments[out])
        }
    }

    private static let train: CommandForm = request.map { request, _ in
        { session in
            let first = session.seed(request.seed)
            guard let count = request.seeds else {
                return .noun(try TrainJob(request.plan(first), session).run(out: request.out))
            }
            return .list(
                try (0..<count).map { index in
                    let folder = request.out.map { "\($0)/seed-\(first + index)" }
                    return .noun(try TrainJob(request.plan(first + index), session).run(out: folder))
                })
        }
    }

    /// The validation split of the training data, where every domain has one with samples of each class.
    private static func standardValidation(_ mixture: Mixture, isAsked: Bool, _ place: Place?) throws -> Mixture? {
        let hasSplit = mixture.datasets.allSatisfy { !($0.indices(of: .val) ?? []).isEmpty }
        if hasSplit {
            let data = try mixture.narrowed(to: .val)
            let counts = data.datasets.map { $0.classCounts(of: $0.indices(of: .val) ?? []) }
            let isWhole = data.classes.count > 2
                || data.classes.indices.allSatisfy { c in counts.contains { $0[c] > 0 } }
            if isWhole || isAsked { return data }
        }
        guard isAsked else { return nil }
        throw Fault(
            .argument, "\(mixture.expression) has no validation split to choose by", hint: "name one: valid: x.val", at: place)
    }
}

extension FieldType where T == ObjectiveNoun {
    /// An objective.
    static var objective: FieldType<ObjectiveNoun> { .noun(ObjectiveNoun.self) }
}

extension FieldType where T == OptimizerNoun {
    /// An optimizer.
    static var optimizer: FieldType<OptimizerNoun> { .noun(OptimizerNoun.self) }
}

extension FieldType where T == Watcher {
    /// A watcher, or a function that sees every step.
    static var watcher: FieldType<Watcher> {
        FieldType<Watcher>.noun(Watcher.self).or(FieldType<any Callable>.function.map { Watcher(function: $0, every: 1) })
    }
}
