import Engine
import Language
import Plot
import Plugins

/// `roc`: a line a run, with the AUC, the EER and their intervals in the legend.
enum RocForm {
    static let all: [CommandForm] = [roc]

    private static let roc = CommandForm.command(
        "roc", "the receiver operating characteristic of runs", result: "figure",
        notes: "A list of datasets is pooled. The legend gives AUC and EER with 95 % bootstrap intervals. With axes: "
            + "\"det\" it is the detection error tradeoff: miss rate over false positive rate as normal deviates.",
        example: Example(
            "plot roc(cnn(image: [3, 48, 48]), on: data.cdf.take(20)), to: \"roc.png\"", prints: ["wrote roc.png"])
    ) { fields in
        let run = fields("run", .any, help: "a model, a run, or a record of them")
        let on = fields("on", EvaluateForm.targets, help: "a dataset or mixture, or a list of them, pooled")
        let axes = fields("axes", .choice("roc", "det"), default: "roc", help: "what the axes show")
        return { arguments, session in
            let mixture = try ScoredTarget.pooled(arguments[on])
            let named = try ScoredTarget.models(arguments[run], "roc", at: arguments.place(of: run))
            var lines = try named.map { try line($0.name, $0.model, mixture, session) }
            let isDet = arguments[axes] == "det"
            if isDet {
                for at in lines.indices { lines[at].y = lines[at].y.map { 1 - $0 } }
            }
            let name = isDet ? "DET" : "ROC"
            let figure = Figure(.lines(isDet ? .det(lines) : .roc(lines)), title: name + " on " + mixture.label)
            return .noun(FigureNoun(figure: figure, about: "\(name) of \(named.count) runs"))
        }
    }

    private static func line(
        _ name: String, _ model: Model, _ mixture: Mixture, _ session: Session
    ) throws -> LinePlot.Line {
        let scores = try Scoring.scores(model, on: mixture, isByVideo: false, session)
        guard scores.classes == 2, let roc = ROC(scores: scores.positive, labels: scores.labels.map { $0 == 1 }) else {
            throw Fault(.value, "a ROC needs two classes that both occur in \(mixture.label)")
        }
        let rows = Evaluation(scores, metrics: [.auc, .eer], draws: session.isSmoke ? 20 : 1000).rows
        var line = LinePlot.Line(label: name, x: roc.falsePositiveRates, y: roc.truePositiveRates)
        line.detail = zip(["AUC", "EER"], zip([roc.auc, roc.eer], rows)).map { title, found in
            text(title, found.0, low: found.1.low, high: found.1.high)
        }.joined(separator: "\n")
        return line
    }

    private static func text(_ title: String, _ value: Double, low: Double?, high: Double?) -> String {
        let number = "\(title) \(NumberFormat.fixed(value, 3))"
        guard let low, let high else { return number }
        return number + " [\(NumberFormat.fixed(low, 3)), \(NumberFormat.fixed(high, 3))]"
    }
}
