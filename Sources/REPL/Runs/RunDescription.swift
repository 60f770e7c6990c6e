import Engine
import Plugins

/// What `run.json` says.
struct RunDescription {
    let status: RunStatus
    /// Tells runs apart that would give other bits.
    let identity: String
    let model: ModelSettings
    let classes: [String]
    let domains: [String]
    /// Steps that were planned; nil with a time limit alone.
    let planned: Int?
    let seconds: Double
    let settings: Record
    let resolved: Record
    let stamp: Record
    let data: DataStamp
    let threshold: Double?

    /// The description in a folder; nil where there is none.
    ///
    /// - Throws: `.format` for one that is cut off, or of another version.
    static func find(in folder: String) throws -> RunDescription? {
        let path = folder + "/run.json"
        guard FileBytes.exists(path) else { return nil }
        let record = try JSONReading.record(try FileBytes.read(path, limit: 64 << 20), name: path)
        guard record["version"]?.exactInt == RunFiles.version else {
            throw Fault(
                .format, "\(path.escapedForTerminal) is not a run of version \(RunFiles.version)",
                hint: "the roga that wrote it can read it")
        }
        guard let description = try RunDescription(record) else {
            throw Fault(.format, "\(path.escapedForTerminal) lacks a part of a run")
        }
        return description
    }

    private init?(_ record: Record) throws {
        func part(_ key: String) -> Record { if case .record(let part)? = record[key] { part } else { Record() } }
        func texts(_ value: Value?) throws -> [String] { try value?.listItems()?.compactMap(\.exactText) ?? [] }
        let plan = part("model")
        guard let status = record["status"]?.exactText.flatMap(RunStatus.init(rawValue:)),
            case .text(let name)? = plan["name"], case .record(let options)? = plan["options"]
        else { return nil }
        self.status = status
        identity = record["identity"]?.exactText ?? ""
        model = ModelSettings(name: name, options: options)
        classes = try texts(plan["classes"])
        domains = try texts(record["domains"])
        planned = record["planned"]?.exactInt
        seconds = record["seconds"]?.exactNumber ?? 0
        settings = part("settings")
        resolved = part("resolved")
        stamp = part("stamp")
        data = DataStamp(part("data")) ?? DataStamp(hash: "", expression: "")
        threshold = record["threshold"]?.exactNumber
    }

    /// A run as `run.json` holds it.
    static func record(of run: TrainingRun, _ identity: String) -> Record {
        Record([
            ("version", .int(RunFiles.version)), ("status", .text(run.status.rawValue)),
            ("steps", .int(run.steps.count)), ("planned", run.planned.map { .int($0) } ?? .null),
            ("seconds", .real(run.seconds)), ("identity", .text(identity)),
            ("domains", .list(run.domains.map { .text($0) })), ("data", .record(run.data.record)),
            ("model", .record(Record([
                ("name", .text(run.model.settings.name)), ("options", .record(run.model.settings.options)),
                ("classes", .list(run.model.classNames.map { .text($0) })),
                ("parameters", .int(run.model.layout.count)),
            ]))),
            ("preprocessing", .record(Record([
                ("size", .list(run.model.architecture.input.shape.map { .int($0) })),
                ("normalize", run.model.settings.options["normalize"] ?? .null),
            ]))),
            ("threshold", run.threshold.map { .real($0) } ?? .null),
            ("settings", .record(written(run.settings))), ("resolved", .record(written(run.resolved))), ("stamp", .record(run.stamp)),
        ])
    }

    /// Data as the text that finds it again; everything else as it is.
    private static func written(_ settings: Record) -> Record {
        settings.mapValues { value in
            guard case .noun(let noun) = value, let mixture = noun as? Mixture else { return value }
            return .text(DataStamp(mixture).expression)
        }
    }
}
