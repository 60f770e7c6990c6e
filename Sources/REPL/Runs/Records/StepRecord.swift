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
    /// Score and loss of the validation after this step, where there was one.
    var validation: ValidationScore?

    /// As a row of `run.metrics` and a line of `metrics.jsonl`.
    func record(domains: [String]) -> Record {
        var record = Record([("step", .int(step)), ("epoch", .int(epoch)), ("loss", .real(loss))])
        for (domain, loss) in zip(domains, losses) { record["loss.\(domain)"] = .real(loss) }
        record["lr"] = .real(lr)
        record["norm"] = .real(norm)
        for (name, value) in [("cosine", cosine), ("alignment", alignment), ("perturbed", perturbed)] {
            if let value { record[name] = .real(value) }
        }
        if let validation {
            record["val.score"] = .real(validation.score)
            record["val.loss"] = .real(validation.loss)
        }
        return record
    }

    /// The line of `metrics.jsonl`.
    func line(domains: [String]) -> [UInt8] {
        Array((JSONText.line(.record(record(domains: domains))) + "\n").utf8)
    }
}

extension StepRecord {
    init(_ report: StepReport, epoch: Int) throws {
        self.init(
            step: report.step + 1, epoch: epoch, loss: report.loss, losses: report.objective.losses, lr: report.lr,
            norm: report.directionNorm, cosine: try report.objective.meanCosine(),
            alignment: report.objective.alignment, perturbed: report.objective.perturbedLoss)
    }

    /// The steps of a `metrics.jsonl`.
    ///
    /// - Parameter length: bytes that are read; nil for all.
    /// - Throws: `.format` with the place of an error, `.file`.
    static func read(_ path: String, length: Int? = nil) throws -> [StepRecord] {
        let bytes = try FileBytes.read(path)
        return try bytes.prefix(length ?? bytes.count).split(separator: 10).map { line in
            let record = try JSONReading.record(Array(line), name: path)
            func number(_ key: String) -> Double? { record[key]?.exactNumber }
            guard let step = record["step"]?.exactInt else {
                throw Fault(.format, "\(path.escapedForTerminal) has a line without its step")
            }
            let losses = record.entries.filter { $0.key.hasPrefix("loss.") }.compactMap { $0.value.exactNumber }
            return StepRecord(
                step: step, epoch: record["epoch"]?.exactInt ?? 0, loss: number("loss") ?? .nan, losses: losses,
                lr: number("lr") ?? .nan, norm: number("norm") ?? .nan, cosine: number("cosine"),
                alignment: number("alignment"), perturbed: number("perturbed"),
                validation: number("val.score").map { score in
                    ValidationScore(step: step, score: score, loss: number("val.loss") ?? .nan)
                })
        }
    }
}
