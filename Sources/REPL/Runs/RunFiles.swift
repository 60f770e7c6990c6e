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

extension RunFiles {
    /// Reads a train folder back.
    ///
    /// - Throws: `.file` and `.format` naming what is missing or wrong.
    static func read(_ folder: String) throws -> TrainingRun {
        let description = try JSONReading.record(try FileBytes.read(folder + "/run.json", limit: 64 << 20), name: folder + "/run.json")
        guard description["version"]?.exactInt == version, case .record(let plan)? = description["model"],
            case .text(let name)? = plan["name"], case .record(let options)? = plan["options"]
        else {
            throw Fault(.format, "\(folder.escapedForTerminal)/run.json is not a run of version \(version)")
        }
        let weights = try Safetensors(decoding: FileBytes.read(folder + "/model.safetensors"))
        var model = try ModelCatalog.rebuild(ModelSettings(name: name, options: options)).replacing(weights.tensors)
        if let classes = try plan["classes"]?.listItems() { model.classNames = classes.compactMap(\.exactText) }
        func record(_ key: String) -> Record {
            if case .record(let record)? = description[key] { record } else { Record() }
        }
        return TrainingRun(
            model: model, domains: try description["domains"]?.listItems()?.compactMap(\.exactText) ?? [],
            steps: try StepRecord.read(folder + "/metrics.jsonl"),
            status: description["status"]?.exactText.flatMap(RunStatus.init(rawValue:)) ?? .done,
            settings: record("settings"), resolved: record("resolved"), stamp: record("stamp"),
            planned: description["planned"]?.exactInt, seconds: description["seconds"]?.exactNumber ?? 0,
            path: folder, trainedOn: nil)
    }
}
