import Engine
import Language
import Plugins

/// `train`: a copy of a model trained on a mixture.
enum TrainForm {
    static let all: [CommandForm] = [train]

    private static let train = CommandForm.command(
        "train", "trains a copy of a model on a mixture", result: "run",
        notes: "A step has batch x S samples, shared among the S domains by their weights. Ctrl-C ends at the last "
            + "whole step, with a run that can be used.",
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
        let clip = fields(optional: "clip", .number, in: .above(0), help: "largest length of a direction")
        let seeds = fields(
            optional: "seeds", .int, in: .between(1, 1000), help: "trains so many seeds and gives a list of runs")
        let out = fields(optional: "out", .path, help: "the train folder, instead of one in runs/")
        let seed = fields.seed(help: "order of the samples and draws of the objective")
        return { arguments, session in
            let lengths: [Trainer.Length] = [
                arguments[epochs].map { .epochs($0) }, arguments[steps].map { .steps($0) },
                arguments[limit].map { .seconds($0) },
            ].compactMap { $0 }
            guard lengths.count <= 1 else {
                throw Fault(.argument, "train takes one of epochs, steps and limit", at: arguments.place)
            }
            let first = session.seed(arguments[seed])
            let job = TrainJob(
                model: arguments[model], mixture: arguments[on], objective: arguments[with].objective,
                optimizer: arguments[optimizer].optimizer, lr: arguments[lr], clip: arguments[clip],
                length: lengths.first ?? .epochs(5), batch: arguments[batch], arguments: arguments)
            guard let count = arguments[seeds] else {
                return .noun(try job.run(seed: first, out: arguments[out], session))
            }
            return .list(
                try (0..<count).map { index in
                    let folder = arguments[out].map { "\($0)/seed-\(first + index)" }
                    return .noun(try job.run(seed: first + index, out: folder, session))
                })
        }
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
