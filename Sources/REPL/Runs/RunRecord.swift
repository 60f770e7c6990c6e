import Engine
import Plugins

/// What one step of a training left in the record.
struct StepRecord: Sendable {
    /// Counted from 1: steps taken.
    let step: Int
    /// Counted from 1.
    let epoch: Int
    /// The weighted mean loss at the step's start.
    let loss: Double
    /// By domain, in the mixture's order.
    let losses: [Double]
    let lr: Double
    /// The direction's length before clipping.
    let norm: Double
    /// The mean cosine between the domains' gradients, where the objective had them.
    let cosine: Double?
    /// The cosine between the gradient at the point and at the ascending points.
    let alignment: Double?
    /// The loss at the ascending points.
    let perturbed: Double?

    /// As a row of `run.metrics` and a line of `metrics.jsonl`.
    func record(domains: [String]) -> Record {
        var record = Record([("step", .int(step)), ("epoch", .int(epoch)), ("loss", .real(loss))])
        for (domain, loss) in zip(domains, losses) { record["loss.\(domain)"] = .real(loss) }
        record["lr"] = .real(lr)
        record["norm"] = .real(norm)
        for (name, value) in [("cosine", cosine), ("alignment", alignment), ("perturbed", perturbed)] {
            if let value { record[name] = .real(value) }
        }
        return record
    }
}

extension StepRecord {
    init(_ report: StepReport, epoch: Int) throws {
        self.init(
            step: report.step + 1, epoch: epoch, loss: report.loss, losses: report.objective.losses, lr: report.lr,
            norm: report.directionNorm, cosine: try report.objective.meanCosine(),
            alignment: report.objective.alignment, perturbed: report.objective.perturbedLoss)
    }
}

/// How a training ended.
enum RunStatus: String, Sendable {
    case done, interrupted, limit
}

/// What `train` returns: a model with how it came about.
struct TrainingRun: Noun {
    /// The trained model.
    let model: Model
    /// Names of the source domains.
    let domains: [String]
    let steps: [StepRecord]
    let status: RunStatus
    /// The arguments as they were written.
    let settings: Record
    /// The same with every default.
    let resolved: Record
    let stamp: Record
    /// Steps that were planned; nil with a time limit alone.
    let planned: Int?
    /// Wall seconds.
    let seconds: Double
    /// The train folder.
    let path: String
    /// The samples that it was trained on, for the notice of `evaluate`.
    let trainedOn: Mixture?

    static let kind = "run"

    var fieldNames: [String] {
        ["model", "last", "loss", "losses", "metrics", "settings", "resolved", "stamp", "status", "path", "seconds"]
            + model.fieldNames
    }

    func field(_ name: String, in host: any Host) throws -> Value? {
        switch name {
        case "model", "last": .noun(model)
        case "loss": .noun(series)
        case "losses":
            .record(
                Record(domains.indices.map { index in
                    (domains[index],
                     .noun(Series(label: domains[index], steps: steps.map(\.step), values: steps.map { $0.losses[index] },
                                  isInterrupted: status == .interrupted)))
                }))
        case "metrics": .table(Table(rows: steps.map { $0.record(domains: domains) }))
        case "settings": .record(settings)
        case "resolved": .record(resolved)
        case "stamp": .record(stamp)
        case "status": .text(status.rawValue)
        case "path": .text(path)
        case "seconds": .real(seconds)
        default: try model.field(name, in: host)
        }
    }

    /// The loss at each step.
    var series: Series {
        Series(
            label: objectiveName, steps: steps.map(\.step), values: steps.map(\.loss),
            isInterrupted: status == .interrupted)
    }

    /// The objective's name: `roga`.
    var objectiveName: String {
        guard case .noun(let noun)? = resolved["with"], let objective = noun as? ObjectiveNoun else { return "loss" }
        return objective.objective.name
    }

    var summary: String {
        let loss = steps.last.map { ", loss " + Value.real(($0.loss * 1e4).rounded() / 1e4).literal } ?? ""
        return "a run of \(steps.count) steps (\(status.rawValue)\(loss))"
    }

    func shown(in host: any Host) -> [String] {
        let objective = resolved["with"]?.literal ?? "?"
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

/// A number over the steps of a run.
struct Series: Noun {
    let label: String
    let steps: [Int]
    let values: [Double]
    let isInterrupted: Bool

    static let kind = "series"
    var fieldNames: [String] { ["step", "value"] }

    func field(_ name: String, in host: any Host) throws -> Value? {
        switch name {
        case "step": .tensor(try Tensor(steps), weak: true)
        case "value": .tensor(try Tensor(values), weak: true)
        case "size": .int(values.count)
        default: nil
        }
    }

    var summary: String {
        guard let first = values.first, let last = values.last else { return "an empty series" }
        return "\(label): \(values.count) values, first \(Float(first)), last \(Float(last))"
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
