import Engine
import Plugins

/// Runs a training to its end, its limit or an interrupt, with progress on the way.
struct Trainer {
    /// When a training ends.
    enum Length: Sendable {
        case epochs(Int)
        case steps(Int)
        case seconds(Double)
    }

    let mixture: Mixture
    let plan: BatchPlan
    let length: Length
    let session: Session

    /// The planned steps; nil with a time limit alone.
    var planned: Int? {
        if session.isSmoke { return 2 }
        switch length {
        case .epochs(let epochs): return epochs * plan.stepsPerEpoch
        case .steps(let steps): return steps
        case .seconds: return nil
        }
    }

    /// Advances the training; the records of its steps and how it ended.
    ///
    /// A step that is interrupted has not happened: the training is at its last whole step.
    func run(_ training: inout Training) throws -> (steps: [StepRecord], status: RunStatus, seconds: Double) {
        announce()
        let progress = TrainingProgress(planned: planned, stepsPerEpoch: plan.stepsPerEpoch, output: session.output)
        try plan.prepare { what, done, all in
            try session.checkInterrupt()
            progress.preparing(what, done, all)
        }
        var records: [StepRecord] = []
        let clock = ContinuousClock()
        let start = clock.now
        var status = RunStatus.done
        defer { session.output.clearStatus() }
        while planned.map({ records.count < $0 }) ?? true {
            if case .seconds(let limit) = length, (clock.now - start) >= .seconds(limit) {
                status = .limit
                break
            }
            do {
                try session.checkInterrupt()
                let batches = try plan.batches(step: training.step).map {
                    try Batch(domain: $0.domain, inputs: $0.images, labels: $0.labels)
                }
                let report = try training.step(batches, interrupt: Trainer.interrupt)
                let epoch = plan.epoch(ofStep: report.step) + 1
                records.append(try StepRecord(report, epoch: epoch))
                progress.stepped(records)
            } catch let fault as Fault where fault.kind == .interrupted && !session.output.isBroken {
                status = .interrupted
                break
            }
        }
        session.output.clearStatus()
        progress.ended(records)
        return (records, status, Trainer.seconds(clock.now - start))
    }

    /// What `train` says before the first step (NEEDS 16).
    private func announce() {
        let domains = plan.domains.map { domain in
            let counts = domain.dataset.classCounts(of: domain.dataset.trainingIndices)
            let classes = counts.count == 2 ? counts.map(String.init).joined(separator: ":") : "\(counts.reduce(0, +))"
            return "\(domain.name) \(domain.samplesPerStep) (\(classes))"
        }
        let pair = mixture.classes.count == 2 ? "of \(mixture.classes.joined(separator: ":"))" : "of samples"
        session.notice(
            "train on \(domains.joined(separator: ", ")) \(pair) a step; \(plan.stepsPerEpoch) steps an epoch"
                + (planned.map { ", \($0) in all" } ?? ""))
    }

    private static let interrupt: @Sendable () throws -> Void = {
        if Signals.interrupts > 0 || Signals.ending != nil { throw Fault(.interrupted, "Interrupted") }
    }

    static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }
}
