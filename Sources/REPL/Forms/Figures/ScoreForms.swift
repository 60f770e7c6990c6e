import Engine
import Language
import Plot
import Plugins

/// `confusion` and `calibration`: what a model says, beside what is so.
enum ScoreForms {
    static let all: [CommandForm] = [confusion, calibration]

    private static let confusion = CommandForm.command(
        "confusion", "how often each class was taken for each: counts and percent of the row", result: "figure",
        notes: "Rows are true classes. A dataset with splits is read at .test.",
        example: Example("confusion(mlp(input: [1, 8, 8], classes: 10), on: data.digits.r0)")
    ) { fields in
        let run = fields("run", .model, help: "a model or run")
        let on = fields("on", EvaluateForm.targets, help: "a dataset or mixture, or a list of them, pooled")
        let threshold = fields(
            "threshold", .number, default: 0.5, in: .between(0, 1), help: "of two classes, the second is predicted above it")
        return { arguments, session in
            let mixture = try ScoredTarget.pooled(arguments[on])
            let scores = try Scoring.scores(arguments[run], on: mixture, isByVideo: false, session)
            let counts = Confusion(scores, threshold: arguments[threshold]).counts
            let plot = MatrixPlot.confusion(counts, names: mixture.classes)
            let figure = Figure(.matrix(plot), title: "Confusion on " + mixture.label)
            return .noun(FigureNoun(figure: figure, about: "the confusion of \(scores.count) samples"))
        }
    }

    private static let calibration = CommandForm.command(
        "calibration", "how often what a model says with a probability is so", result: "figure",
        notes: "Of two classes, the probability of the second; of more, that of the predicted one. Upright lines are 95 % "
            + "intervals; the legend gives the mean distance from the diagonal.",
        example: Example("calibration(mlp(input: [1, 8, 8], classes: 10), on: data.digits.r0)")
    ) { fields in
        let run = fields("run", .any, help: "a model, a run, or a record of them")
        let on = fields("on", EvaluateForm.targets, help: "a dataset or mixture, or a list of them, pooled")
        let bins = fields("bins", .int, default: 15, in: .between(1, 200), help: "how many intervals of probability")
        return { arguments, session in
            let mixture = try ScoredTarget.pooled(arguments[on])
            let named = try ScoredTarget.models(arguments[run], "calibration", at: arguments.place(of: run))
            let lines = try named.map { name, model in
                let scores = try Scoring.scores(model, on: mixture, isByVideo: false, session)
                return line(name, Reliability(scores, bins: arguments[bins]))
            }
            let about = mixture.classes.count == 2 ? "share of \(mixture.classes[1])" : "share of right predictions"
            var plot = LinePlot(lines: lines, x: Axis("probability", range: 0...1), y: Axis(about, range: 0...1))
            (plot.isSquare, plot.hasDiagonal, plot.usesLegend) = (true, true, true)
            let figure = Figure(.lines(plot), title: "Calibration on " + mixture.label)
            return .noun(FigureNoun(figure: figure, about: "the calibration of \(named.count) runs"))
        }
    }

    private static func line(_ name: String, _ found: Reliability) -> LinePlot.Line {
        var line = LinePlot.Line(label: name, x: found.bins.map(\.probability), y: found.bins.map(\.share))
        line.bounds = found.bins.map { min($0.low, $0.share)...max($0.high, $0.share) }
        line.detail = "ECE \(NumberFormat.fixed(found.error, 3))"
        return line
    }
}

/// What pictures of scores are about.
enum ScoredTarget {
    /// Datasets as one.
    static func pooled(_ target: EvaluationTarget) throws -> Mixture {
        guard let first = target.items.first else { throw Fault(.value, "there is no data to score") }
        return try target.items.dropFirst().reduce(first.mixture) { try $0.joined(with: $1.mixture) }
    }

    /// Models with their names: the keys of a record, or a model's own.
    static func models(_ value: Value, _ form: String, at place: Place?) throws -> [(name: String, model: Model)] {
        if case .record(let record) = value {
            return try record.entries.map { entry in
                guard let model = try FieldType<Model>.model.read(entry.value) else {
                    throw Fault(.type, "\(entry.key) is a \(entry.value.kind), not a run", at: place)
                }
                return (entry.key, model)
            }
        }
        guard let model = try FieldType<Model>.model.read(value) else {
            throw Fault(.type, "\(form) takes a run or a record of runs", at: place)
        }
        return [(model.settings.name, model)]
    }
}
