import Engine
import Language
import Plot
import Plugins

/// `roc`: a line a run, with the AUC and its interval in the legend.
enum RocForm {
    static let all: [CommandForm] = [roc]

    private static let roc = CommandForm.command(
        "roc", "the receiver operating characteristic of runs", result: "figure",
        notes: "A list of datasets is pooled. The legend gives the AUC with its 95 % bootstrap interval.",
        example: Example(
            "plot roc(cnn(image: [3, 48, 48]), on: data.cdf.take(20)), to: \"roc.png\"", prints: ["wrote roc.png"])
    ) { fields in
        let run = fields("run", .any, help: "a model, a run, or a record of them")
        let on = fields("on", EvaluateForm.targets, help: "a dataset or mixture, or a list of them, pooled")
        return { arguments, session in
            let items = arguments[on].items
            let mixture = try items.dropFirst().reduce(items[0].mixture) { try $0.joined(with: $1.mixture) }
            let named: [(String, Model)]
            if case .record(let record) = arguments[run] {
                named = try record.entries.map { entry in
                    guard let model = try FieldType<Model>.model.read(entry.value) else {
                        throw Fault(.type, "\(entry.key) is a \(entry.value.kind), not a run", at: arguments.place(of: run))
                    }
                    return (entry.key, model)
                }
            } else if let model = try FieldType<Model>.model.read(arguments[run]) {
                named = [(model.settings.name, model)]
            } else {
                throw Fault(.type, "roc takes a run or a record of runs", at: arguments.place(of: run))
            }
            let lines = try named.map { try line($0.0, $0.1, mixture, session) }
            let figure = Figure(.lines(.roc(lines)), title: "ROC on " + mixture.label)
            return .noun(FigureNoun(figure: figure, about: "ROC of \(named.count) runs"))
        }
    }

    private static func line(_ name: String, _ model: Model, _ mixture: Mixture, _ session: Session) throws -> LinePlot.Line {
        let scores = try Scoring.scores(model, on: mixture, isByVideo: false, session)
        guard scores.classes == 2, let roc = ROC(scores: scores.positive, labels: scores.labels.map { $0 == 1 }) else {
            throw Fault(.value, "a ROC needs two classes that both occur in \(mixture.label)")
        }
        let row = Evaluation(scores, metrics: [.auc], draws: session.isSmoke ? 20 : 1000).rows[0]
        var line = LinePlot.Line(label: name, x: roc.falsePositiveRates, y: roc.truePositiveRates)
        var area = "AUC \(NumberFormat.fixed(roc.auc, 3))"
        if let low = row.low, let high = row.high {
            area += " [\(NumberFormat.fixed(low, 3)), \(NumberFormat.fixed(high, 3))]"
        }
        line.detail = area
        return line
    }
}
