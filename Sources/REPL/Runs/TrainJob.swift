import Engine
import Language
import Plugins

/// One training with all its settings: runs it and writes its folder.
struct TrainJob {
    let model: Model
    let mixture: Mixture
    let objective: any Objective
    let optimizer: any Optimizer
    let lr: Schedule
    let clip: Double?
    let length: Trainer.Length
    let batch: Int
    let arguments: Arguments

    /// Trains with a seed.
    ///
    /// - Throws: faults of data and settings before the first step; `.value` for a loss or gradient that is not
    ///   finite. After Ctrl-C the run is returned with status "interrupted".
    func run(seed: Int, out: String?, _ session: Session) throws -> TrainingRun {
        guard model.architecture.classes == mixture.classes.count else {
            throw Fault(
                .value, "the model has \(model.architecture.classes) classes, and the data \(mixture.classes.count)",
                hint: "make the model with classes: \(mixture.classes.count)", at: arguments.place)
        }
        var start = model
        start.classNames = mixture.classes
        let key = UInt64(bitPattern: Int64(seed))
        let plan = try BatchPlan(mixture, batch: batch, seed: key)
        let trainer = Trainer(mixture: mixture, plan: plan, length: length, session: session)
        var training = try Training(
            model: start, objective: objective, optimizer: optimizer, lr: lr, clip: clip, planned: trainer.planned,
            seed: key)
        let folder = try out ?? session.runs.trainFolder(session)
        let (steps, status, seconds) = try trainer.run(&training)
        session.hasTrained = true
        let run = TrainingRun(
            model: training.model, domains: plan.domains.map(\.name), steps: steps, status: status,
            settings: arguments.written, resolved: resolved(seed: seed), stamp: Stamp.record(session, statement: arguments.place),
            planned: trainer.planned, seconds: seconds, path: folder, trainedOn: mixture)
        try RunFiles.write(run, to: folder)
        if status == .interrupted { interrupted(run, session) }
        return run
    }

    private func interrupted(_ run: TrainingRun, _ session: Session) {
        session.write("Stopped after step \(run.steps.count) (epoch \(run.steps.last?.epoch ?? 1)). Nothing is lost: "
            + "run.status is \"interrupted\".")
        // At a prompt the session goes on; a script ends at its next safe point with code 130.
        if session.isInteractive { _ = Signals.take(.interrupt) }
    }

    private func resolved(seed: Int) -> Record {
        var record = arguments.resolved
        record["seed"] = .int(seed)
        return record
    }
}
