import Engine
import Language
import Plugins

/// Runs a training in its folder: from the start, or on from a checkpoint.
struct TrainJob {
    let plan: TrainPlan
    let session: Session
    private let batches: BatchPlan
    /// The planned steps, which schedules are stretched over.
    private let planned: Int?

    /// - Throws: faults of data and settings.
    init(_ plan: TrainPlan, _ session: Session) throws {
        self.plan = try plan.checked()
        self.session = session
        batches = try BatchPlan(plan.mixture, batch: plan.batch, seed: plan.key)
        planned = plan.planned(batches, isSmoke: session.isSmoke)
    }

    /// Trains from the start, in a folder that holds no run; under `--resume` what the folder holds is gone on with.
    ///
    /// - Throws: `.state` for a folder that holds a run, faults of data and settings before the first step,
    ///   `.value` for a loss or gradient that is not finite. After Ctrl-C the run is returned with status
    ///   "interrupted".
    func run(out: String?) throws -> TrainingRun {
        let validator = try validator()
        let training = try plan.training(planned: planned)
        try training.check(domains: batches.domains.map {
            LandscapeDomain(name: $0.name, count: $0.samplesPerStep)
        })
        let folder = try TrainFolder(try out ?? session.runs.trainFolder(session), log: log)
        let identity = try plan.identity(planned: planned)
        if let found = try RunDescription.find(in: folder.path) {
            guard session.runs.isResumed else { throw TrainJob.taken(folder.path, plan.place) }
            return try goOn(found, identity, folder, validator)
        }
        let start = try Safetensors(plan.model.namedTensors(), metadata: [("format", "roga")]).encoded()
        try AtomicFile.write(start, to: folder.path + "/start.safetensors")
        let loop = loop(folder, validator, from: TrainingStart(training: training), target: planned, limit: limit)
        return try finish(loop, folder, identity)
    }

    /// Goes on from a run's last checkpoint.
    ///
    /// - Parameters:
    ///   - more: what is added to what was planned; nil to do what is left.
    func resume(_ run: TrainingRun, more: TrainPlan.Length?) throws -> TrainingRun {
        let validator = try validator()
        let folder = try TrainFolder(run.path, log: log)
        let start = try start(in: folder, planned: run.planned)
        let step = start.training.step
        guard step == run.steps.count else {
            throw Fault(
                .state, "the run has \(run.steps.count) steps, and its folder \(run.path.escapedForTerminal) is at step \(step)",
                hint: "load(\(run.path.quoted)) gives the run as its folder has it", at: plan.place)
        }
        var target = run.planned
        var seconds = limit
        switch more {
        case .epochs(let epochs): target = step + epochs * batches.stepsPerEpoch
        case .steps(let steps): target = step + steps
        case .seconds(let added): (target, seconds) = (nil, start.ledger.seconds + added)
        case nil: break
        }
        if session.isSmoke, more != nil { target = step + 2 }
        let loop = loop(folder, validator, from: start, target: target, limit: seconds)
        return try finish(loop, folder, try plan.identity(planned: run.planned))
    }

    /// Under `--resume`: the finished run as it is, or what is left of an unfinished one.
    private func goOn(
        _ found: RunDescription, _ identity: String, _ folder: TrainFolder, _ validator: Validator?
    ) throws -> TrainingRun {
        guard found.identity == identity else {
            throw Fault(
                .state, "\(folder.path.escapedForTerminal) was begun with other settings, data or weights",
                hint: "run without --resume to begin again", at: plan.place)
        }
        if found.status == .done || found.status == .limit {
            session.notice("\(folder.path.escapedForTerminal) is done: read back")
            session.hasTrained = true
            var run = try RunFiles.read(folder.path)
            run.trainedOn = plan.mixture
            run.resolved = resolved
            run.settings = plan.settings
            return run
        }
        let start = try start(in: folder, planned: planned)
        if start.training.step > 0 { session.notice("going on after step \(start.training.step)") }
        let loop = loop(folder, validator, from: start, target: planned, limit: limit)
        return try finish(loop, folder, identity)
    }

    /// The newest whole checkpoint of a folder, or the start.
    private func start(in folder: TrainFolder, planned: Int?) throws -> TrainingStart {
        var start = TrainingStart(training: try plan.training(planned: planned))
        guard let checkpoint = folder.shelf.newest(notice: { session.notice("warning: " + $0) }) else { return start }
        folder.shelf.remove(after: checkpoint.step)
        try start.training.restore(checkpoint.snapshot)
        start.ledger = checkpoint.ledger
        start.records = try StepRecord.read(
            folder.path + "/metrics.jsonl", length: checkpoint.ledger.length(of: "metrics.jsonl"))
        guard start.records.count == start.training.step else {
            throw Fault(
                .format, "\(folder.path.escapedForTerminal)/metrics.jsonl has \(start.records.count) steps, and the checkpoint "
                    + "\(start.training.step)")
        }
        start.watched = try RunFiles.rows(
            folder.path + "/watched.jsonl", length: checkpoint.ledger.length(of: "watched.jsonl"))
        return start
    }

    private func loop(
        _ folder: TrainFolder, _ validator: Validator?, from start: TrainingStart, target: Int?, limit: Double?
    ) -> TrainingLoop {
        TrainingLoop(
            plan: plan, batches: batches, validator: validator, folder: folder, session: session, target: target,
            limit: session.isSmoke ? nil : limit, start: start)
    }

    /// Runs the loop and writes how it ended.
    private func finish(_ start: TrainingLoop, _ folder: TrainFolder, _ identity: String) throws -> TrainingRun {
        var loop = start
        try folder.openFiles(TrainingLoop.files, at: loop.ledger)
        try RunFiles.describe(try run(loop, .running), identity, in: folder.path)
        announce()
        do {
            let status = try loop.run()
            session.hasTrained = true
            let run = try run(loop, status)
            try RunFiles.finish(run, identity, in: folder.path)
            if status == .interrupted { interrupted(run) }
            return run
        } catch {
            if let failed = try? run(loop, .failed) { try? RunFiles.describe(failed, identity, in: folder.path) }
            throw error
        }
    }

    /// The run as the loop has it.
    private func run(_ loop: TrainingLoop, _ status: RunStatus) throws -> TrainingRun {
        let last = loop.training.model
        let best = try loop.ledger.best.map { best in
            if best.step == loop.training.step { return last }
            return try last.replacing(Checkpoint.read(loop.folder.shelf.path(best.step)).snapshot.model.tensors)
        }
        let model = plan.validation.keepsBest ? best ?? last : last
        let isWhole = status == .done || status == .limit
        let scored = isWhole ? try loop.validator?.score(model, interrupt: {}) : nil
        return TrainingRun(
            model: model, last: last, best: best, domains: batches.domains.map(\.name), steps: loop.records,
            watched: loop.watched, status: status, settings: plan.settings, resolved: resolved,
            stamp: Stamp.record(session, statement: plan.place), data: DataStamp(plan.mixture),
            planned: loop.training.planned, seconds: loop.ledger.seconds, path: loop.folder.path, trainedOn: plan.mixture,
            threshold: scored?.threshold)
    }

    private func interrupted(_ run: TrainingRun) {
        session.write("Stopped after step \(run.steps.count) (epoch \(run.steps.last?.epoch ?? 1)). Nothing is lost: "
            + "run.status is \"interrupted\".")
        // At a prompt the session goes on; a script ends at its next safe point with code 130.
        if session.isInteractive { _ = Signals.take(.interrupt) }
    }

    private var resolved: Record {
        var record = plan.resolved
        record["seed"] = .int(plan.seed)
        return record
    }

    private var limit: Double? {
        if case .seconds(let limit) = plan.length { limit } else { nil }
    }

    private func validator() throws -> Validator? {
        try plan.validation.data.map { try Validator($0, classes: plan.model.architecture.classes) }
    }

    private func log(_ line: String) { session.runs.log(line, session) }

    private static func taken(_ path: String, _ place: Place?) -> Fault {
        Fault(
            .state, "\(path.escapedForTerminal) holds a run already",
            hint: "give another folder with out:, or go on with resume(load(\(path.quoted)))", at: place)
    }

    /// What `train` says before the first step.
    private func announce() {
        let domains = batches.domains.map { domain in
            let counts = domain.dataset.classCounts(of: domain.dataset.trainingIndices)
            let classes = counts.count == 2 ? counts.map(String.init).joined(separator: ":") : "\(counts.reduce(0, +))"
            return "\(domain.name) \(domain.samplesPerStep) (\(classes))"
        }
        let names = plan.mixture.classes
        let pair = names.count == 2 ? "of \(names.joined(separator: ":"))" : "of samples"
        session.notice(
            "train on \(domains.joined(separator: ", ")) \(pair) a step; \(batches.stepsPerEpoch) steps an epoch"
                + (planned.map { ", \($0) in all" } ?? ""))
    }
}
