import Engine
import Plugins

/// The files of a train folder: `run.json`, `metrics.jsonl`, `model.safetensors`.
enum RunFiles {
    /// The version of the format of `run.json`.
    static let version = 1

    /// Writes a run into its folder; each file under a temporary name first.
    static func write(_ run: TrainingRun, to folder: String) throws {
        try Paths.makeFolder(folder)
        let weights = Safetensors(try run.model.namedTensors(), metadata: [("format", "roga")])
        try AtomicFile.write(try weights.encoded(), to: folder + "/model.safetensors")
        let lines = run.steps.map { JSONText.line(.record($0.record(domains: run.domains))) + "\n" }
        try AtomicFile.write(Array(lines.joined().utf8), to: folder + "/metrics.jsonl")
        try AtomicFile.write(Array((JSONText.pretty(.record(description(of: run))) + "\n").utf8), to: folder + "/run.json")
    }

    private static func description(of run: TrainingRun) -> Record {
        Record([
            ("version", .int(version)), ("status", .text(run.status.rawValue)), ("steps", .int(run.steps.count)),
            ("planned", run.planned.map { .int($0) } ?? .null), ("seconds", .real(run.seconds)),
            ("domains", .list(run.domains.map { .text($0) })),
            ("model", .record(Record([
                ("name", .text(run.model.settings.name)), ("options", .record(run.model.settings.options)),
                ("classes", .list(run.model.classNames.map { .text($0) })),
                ("parameters", .int(run.model.layout.count)),
            ]))),
            ("settings", .record(run.settings)), ("resolved", .record(run.resolved)), ("stamp", .record(run.stamp)),
        ])
    }
}
