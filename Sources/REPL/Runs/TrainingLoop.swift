import Engine
import Plugins

/// Advances a training to its end, its limit or an interrupt, writing down every step.
///
/// A step with its validation and watchers is whole or has not happened, in memory and on the disk.
struct TrainingLoop {
    let plan: TrainPlan
    let batches: BatchPlan
    let validator: Validator?
    let folder: TrainFolder
    let session: Session
    /// Steps at which it ends; nil with a time limit alone.
    let target: Int?
    /// Seconds that it may take, those of earlier sittings included.
    let limit: Double?
    var training: Training
    var ledger: TrainingLedger
    var records: [StepRecord]
    var watched: [Record]
    var watch: WatcherDesk
    private let clock = ContinuousClock()

    init(
        plan: TrainPlan, batches: BatchPlan, validator: Validator?, folder: TrainFolder, session: Session,
        target: Int?, limit: Double?, start: TrainingStart
    ) {
        self.plan = plan
        self.batches = batches
        self.validator = validator
        self.folder = folder
        self.session = session
        self.target = target
        self.limit = limit
        training = start.training
        ledger = start.ledger
        records = start.records
        watched = start.watched
        watch = WatcherDesk(plan.watchers, session)
    }

    /// The files that grow with the steps.
    static let files = ["metrics.jsonl", "watched.jsonl"]

    /// Runs to the end; how it ended.
    ///
    /// - Throws: a fault of data or numbers, after the last whole step has been kept.
    mutating func run() throws -> RunStatus {
        let progress = TrainingProgress(
            target: target, stepsPerEpoch: batches.stepsPerEpoch, first: training.step, output: session.output)
        try prepare(progress)
        defer { session.output.clearStatus() }
        let start = clock.now
        let before = ledger.seconds
        while target.map({ training.step < $0 }) ?? true {
            ledger.seconds = before + (clock.now - start).inSeconds
            if let limit, ledger.seconds >= limit { return try end(.limit, progress) }
            do {
                try session.checkInterrupt()
                let isBest = try advance()
                if let last = records.last { progress.stepped(last) }
                if isBest || folder.isCheckpointDue { try folder.checkpoint(training, ledger) }
            } catch let fault as Fault where fault.kind == .interrupted {
                ledger.seconds = before + (clock.now - start).inSeconds
                return try end(.interrupted, progress)
            } catch {
                try? folder.checkpoint(training, ledger)
                throw error
            }
            if let patience = plan.validation.patience, ledger.stale >= patience { break }
        }
        ledger.seconds = before + (clock.now - start).inSeconds
        return try end(.done, progress)
    }

    /// The last checkpoint; after a second Ctrl-C there is none.
    private mutating func end(_ status: RunStatus, _ progress: TrainingProgress) throws -> RunStatus {
        session.output.clearStatus()
        if let last = records.last { progress.ended(last) }
        if Signals.interrupts < 2 { try folder.checkpoint(training, ledger) }
        return status
    }

    private func prepare(_ progress: TrainingProgress) throws {
        let session = session
        func report(_ what: String, _ done: Int, _ all: Int) throws {
            try session.checkInterrupt()
            progress.preparing(what, done, all)
        }
        try batches.prepare(progress: report)
        try validator?.pool.prepare(progress: report)
    }

    /// One step with its validation and watchers; whether the validation is the best so far.
    private mutating func advance() throws -> Bool {
        let before = (training, ledger)
        do {
            let batch = try batches.batches(step: training.step).map {
                try Batch(domain: $0.domain, inputs: $0.images, labels: $0.labels)
            }
            let report = try step(batch)
            var record = try StepRecord(report, epoch: batches.epoch(ofStep: report.step) + 1)
            var isBest = false
            if let validator, isValidated(training.step) {
                let found = try validator.score(training.model, interrupt: session.checkInterrupt)
                let validation = ValidationScore(step: training.step, score: found.score, loss: found.loss)
                isBest = ledger.add(validation)
                record.validation = validation
            }
            let seen = WatchedStep(
                record: record, domains: batches.domains.map(\.name), report: report.objective, model: before.0.model,
                batches: batch)
            let row = try watch.row(seen)
            var parts = ["metrics.jsonl": record.line(domains: seen.domains)]
            if let row { parts["watched.jsonl"] = Array((JSONText.line(.record(row)) + "\n").utf8) }
            try folder.append(parts)
            records.append(record)
            if let row { watched.append(row) }
            return isBest
        } catch {
            (training, ledger) = before
            throw error
        }
    }

    /// The engine's step; a fault of numbers names the samples of the batch.
    private mutating func step(_ batch: [Batch]) throws -> StepReport {
        do {
            return try training.step(batch, interrupt: TrainingLoop.interrupt)
        } catch var fault as Fault where fault.kind == .value {
            let samples = zip(batches.domains, batches.indices(step: training.step)).map { domain, indices in
                "\(domain.name) \(indices.prefix(8).map(String.init).joined(separator: " "))"
                    + (indices.count > 8 ? " …" : "")
            }
            fault.message += "; its batch is " + samples.joined(separator: ", ")
            throw fault
        }
    }

    /// Whether there is a validation after so many steps.
    private func isValidated(_ step: Int) -> Bool {
        let every = plan.validation.every ?? batches.stepsPerEpoch
        return step % every == 0 || (plan.validation.isAsked && step == target)
    }

    private static let interrupt: @Sendable () throws -> Void = {
        if Signals.interrupts > 0 || Signals.ending != nil { throw Fault(.interrupted, "Interrupted") }
    }
}

/// Where a training begins: at its start, or at a checkpoint.
struct TrainingStart {
    var training: Training
    var ledger = TrainingLedger()
    var records: [StepRecord] = []
    var watched: [Record] = []
}

extension Duration {
    /// As a number of seconds.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
