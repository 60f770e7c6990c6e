import Engine
import Plugins

/// The files of a train folder: `run.json`, `metrics.jsonl`, `model.safetensors`.
enum RunFiles {
    /// The version of the format of `run.json`.
    static let version = 1

    /// Writes what a run is, as far as it has come.
    ///
    /// - Throws: `.file`; an older `run.json` stays as it is.
    static func describe(_ run: TrainingRun, _ identity: String, in folder: String) throws {
        let text = JSONText.pretty(.record(RunDescription.record(of: run, identity))) + "\n"
        try AtomicFile.write(Array(text.utf8), to: folder + "/run.json")
    }

    /// Writes how a run ended: its weights, and then its description.
    static func finish(_ run: TrainingRun, _ identity: String, in folder: String) throws {
        let weights = Safetensors(try run.model.namedTensors(), metadata: [("format", "roga")])
        try AtomicFile.write(try weights.encoded(), to: folder + "/model.safetensors")
        try describe(run, identity, in: folder)
    }

    /// Writes a run into a folder of its own: a copy that needs nothing else.
    static func write(_ run: TrainingRun, to folder: String) throws {
        try Paths.makeFolder(folder)
        let lines = run.steps.flatMap { $0.line(domains: run.domains) }
        try AtomicFile.write(lines, to: folder + "/metrics.jsonl")
        let rows = run.watched.flatMap { Array((JSONText.line(.record($0)) + "\n").utf8) }
        try AtomicFile.write(rows, to: folder + "/watched.jsonl")
        if FileBytes.exists(run.path + "/start.safetensors") {
            try AtomicFile.write(FileBytes.read(run.path + "/start.safetensors"), to: folder + "/start.safetensors")
        }
        for step in CheckpointShelf(trainFolder: run.path).steps {
            let checkpoint = try Checkpoint.read(CheckpointShelf(trainFolder: run.path).path(step))
            try Paths.makeFolder(folder + "/checkpoints")
            _ = try checkpoint.write(below: folder + "/checkpoints")
        }
        let identity = (try? RunDescription.find(in: run.path))?.identity ?? ""
        try finish(run, identity, in: folder)
    }

    /// Reads a train folder back.
    ///
    /// - Throws: `.file` and `.format` naming what is missing or wrong.
    static func read(_ folder: String) throws -> TrainingRun {
        guard let description = try RunDescription.find(in: folder) else {
            throw Fault(
                .format, "\(folder.escapedForTerminal) holds no run.json: it is no run, or was killed before its first step")
        }
        let shelf = CheckpointShelf(trainFolder: folder)
        var damage: [String] = []
        let checkpoint = shelf.newest { damage.append($0) }
        let plain = try ModelCatalog.rebuild(description.model)
        let last = try checkpoint.map { try plain.replacing($0.snapshot.model.tensors) }
        var model: Model
        if FileBytes.exists(folder + "/model.safetensors") {
            model = try plain.replacing(Safetensors(decoding: FileBytes.read(folder + "/model.safetensors")).tensors)
        } else if let last {
            model = last
        } else {
            throw Fault(
                .format, "\(folder.escapedForTerminal) was killed before its first checkpoint",
                hint: damage.first ?? "run it again")
        }
        model.classNames = description.classes
        let best = try checkpoint?.ledger.best.flatMap { best in
            shelf.steps.contains(best.step)
                ? try plain.replacing(Checkpoint.read(shelf.path(best.step)).snapshot.model.tensors) : nil
        }
        func named(_ model: Model) -> Model {
            var copy = model
            copy.classNames = description.classes
            return copy
        }
        return TrainingRun(
            model: model, last: named(last ?? model), best: best.map(named), domains: description.domains,
            steps: try StepRecord.read(
                folder + "/metrics.jsonl", length: checkpoint?.ledger.length(of: "metrics.jsonl")),
            watched: try rows(
                folder + "/watched.jsonl", length: checkpoint?.ledger.length(of: "watched.jsonl")),
            status: description.status == .running ? .interrupted : description.status,
            settings: description.settings, resolved: description.resolved, stamp: description.stamp,
            data: description.data, planned: description.planned, seconds: description.seconds, path: folder,
            trainedOn: nil, threshold: description.threshold)
    }

    /// The objects of a file of lines; none for a file that is not there.
    static func rows(_ path: String, length: Int?) throws -> [Record] {
        guard FileBytes.exists(path) else { return [] }
        let bytes = try FileBytes.read(path)
        return try bytes.prefix(length ?? bytes.count).split(separator: 10).map {
            try JSONReading.record(Array($0), name: path)
        }
    }
}
