import Engine
import Plugins

/// What `train` returns: a model with how it came about.
struct TrainingRun: Noun {
    /// The model that stands for the run: the average, the best, or the last.
    let model: Model
    /// The model after the last step.
    let last: Model
    /// The model with the best validation; nil without one.
    let best: Model?
    /// Names of the source domains.
    let domains: [String]
    let steps: [StepRecord]
    /// What watchers returned, a row a step with watchers.
    let watched: [Record]
    let status: RunStatus
    /// The arguments as they were written.
    var settings: Record
    /// The same with every default.
    var resolved: Record
    let stamp: Record
    /// Hash and expression of the data.
    let data: DataStamp
    /// Steps that were planned; nil with a time limit alone.
    let planned: Int?
    /// Wall seconds.
    let seconds: Double
    /// The train folder.
    let path: String
    /// The samples that it was trained on, for the notice of `evaluate`; nil for a run that was read from its folder.
    var trainedOn: Mixture?
    /// The threshold of the validation scores that separates the classes best (Youden); nil without one.
    let threshold: Double?

    static let kind = "run"

    var fieldNames: [String] {
        [
            "model", "last", "best", "loss", "losses", "metrics", "watched", "settings", "resolved", "stamp", "status",
            "path", "seconds", "threshold",
        ] + model.fieldNames
    }

    func field(_ name: String, in host: any Host) throws -> Value? {
        switch name {
        case "model": .noun(model)
        case "last": .noun(last)
        case "best": best.map { .noun($0) } ?? .null
        case "loss": .noun(series)
        case "losses": .record(Record(domains.indices.map { (domains[$0], .noun(series(of: $0))) }))
        case "metrics": .table(Table(rows: steps.map { $0.record(domains: domains) }))
        case "watched": .table(Table(rows: watched))
        case "settings": .record(settings)
        case "resolved": .record(resolved)
        case "stamp": .record(stamp)
        case "status": .text(status.rawValue)
        case "path": .text(path)
        case "seconds": .real(seconds)
        case "threshold": threshold.map { .real($0) } ?? .null
        default: try model.field(name, in: host)
        }
    }

    /// The loss at each step.
    var series: Series {
        Series(
            label: objectiveName, steps: steps.map(\.step), values: steps.map(\.loss),
            isInterrupted: status == .interrupted)
    }

    private func series(of domain: Int) -> Series {
        Series(
            label: domains[domain], steps: steps.map(\.step),
            values: steps.map { domain < $0.losses.count ? $0.losses[domain] : .nan },
            isInterrupted: status == .interrupted)
    }

    /// The objective's name: `roga`.
    var objectiveName: String {
        switch resolved["with"] {
        case .noun(let noun as ObjectiveNoun): noun.objective.name
        case .text(let text): String(text.prefix { $0 != "(" })
        default: "loss"
        }
    }

    var summary: String {
        let loss = steps.last.map { ", loss " + Value.real(($0.loss * 1e4).rounded() / 1e4).literal } ?? ""
        return "a run of \(steps.count) steps (\(status.rawValue)\(loss))"
    }

    func shown(in host: any Host) -> [String] {
        let with = resolved["with"]
        let objective = with?.exactText ?? with?.literal ?? "?"
        return [
            "run: \(model.settings.name) on \(domains.joined(separator: " + ")), with: \(objective)",
            "\(steps.count) of \(planned.map(String.init) ?? "?") steps, status \(status.rawValue), "
                + "\(String(Int(seconds.rounded()))) s, in \(path)",
        ]
    }

    func equals(_ other: any Noun) -> Bool {
        (other as? TrainingRun).map { $0.path == path && $0.model.equals(model) } ?? false
    }
}

extension FieldType where T == Model {
    /// A model, or the model of a run.
    static var model: FieldType<Model> {
        FieldType("model") { value in
            guard case .noun(let noun) = value else { return nil }
            return noun as? Model ?? (noun as? TrainingRun)?.model
        }
    }
}

extension FieldType where T == TrainingRun {
    /// A run.
    static var run: FieldType<TrainingRun> { .noun(TrainingRun.self) }
}
