import Engine
import Language
import Plugins

/// `evaluate`: metrics of a model on data, with intervals.
enum EvaluateForm {
    static let all: [CommandForm] = [evaluate]

    private static let evaluate = CommandForm.command(
        "evaluate", "metrics of a model, or of several runs, with bootstrap intervals", result: "record | table",
        notes: "A dataset with splits is read at .test; a mixture is pooled, every sample counted once. Several runs "
            + "give mean, sd and a t-interval over runs.",
        example: Example(
            "evaluate(mlp(input: [1, 8, 8], classes: 10), on: data.digits.r0, metrics: [\"acc\"]).n", prints: ["60"])
    ) { fields in
        let run = fields("run", models, help: "a model, a run, or a list of runs")
        let on = fields("on", targets, help: "a dataset or mixture, or a list or record of them")
        let metrics = fields("metrics", .list(.text), default: ["acc", "auc", "eer"], help: "what to compute")
        let unit = fields("unit", .choice("frame", "video"), default: "frame", help: "single samples, or mean scores of videos")
        let by = fields(optional: "by", .choice("domain"), help: "a row a domain")
        let threshold = fields("threshold", .number, default: 0.5, in: .between(0, 1), help: "above it fake is predicted")
        let ci = fields("ci", .number, default: 0.95, in: .between(0.01, 0.9999), help: "level of the intervals")
        let bootstrap = fields("bootstrap", .int, default: 1000, in: .between(0, 1_000_000), help: "draws; 0 gives no interval")
        let seed = fields.seed(help: "of the bootstrap")
        return { arguments, session in
            let plan = EvaluationPlan(
                metrics: try arguments[metrics].map { name in
                    do { return try Metric(name) } catch let fault as Fault { throw fault.located(at: arguments.place(of: metrics)) }
                }, isByVideo: arguments[unit] == "video", threshold: arguments[threshold], ci: arguments[ci],
                draws: session.isSmoke ? min(20, arguments[bootstrap]) : arguments[bootstrap],
                seed: UInt64(bitPattern: Int64(session.seed(arguments[seed]))))
            var target = arguments[on]
            if arguments[by] != nil { target = try target.byDomain() }
            let rows = try target.items.map { item in
                try plan.row(arguments[run], on: item.mixture, session)
            }
            if target.isSingle { return .record(rows[0]) }
            return .table(
                Table(rows: zip(target.items, rows).map { item, row in
                    Record([("on", .text(item.name))] + row.entries.map { ($0.key, $0.value) })
                }))
        }
    }

    /// A model, or several.
    private static let models = FieldType<[Model]>.list(.model).or(
        FieldType<Model>.model.map("model | list<run>") { [$0] })

    /// What is scored, with names.
    static let targets = FieldType<EvaluationTarget>("mixture | list<mixture> | record") { value in
        if let one = try FieldType<Mixture>.mixture.read(value) {
            return EvaluationTarget(items: [(EvaluationTarget.name(one), one)], isSingle: true)
        }
        if case .record(let record) = value {
            var items: [(String, Mixture)] = []
            for (key, value) in record.entries {
                guard let mixture = try FieldType<Mixture>.mixture.read(value) else { return nil }
                items.append((key, mixture))
            }
            return EvaluationTarget(items: items, isSingle: false)
        }
        guard let many = try FieldType<[Mixture]>.list(.mixture).read(value) else { return nil }
        return EvaluationTarget(items: many.map { (EvaluationTarget.name($0), $0) }, isSingle: false)
    }
}

/// What `on:` of `evaluate` names.
struct EvaluationTarget: Sendable {
    let items: [(name: String, mixture: Mixture)]
    /// One dataset, which gives a record; else a table.
    let isSingle: Bool

    /// A row a domain.
    func byDomain() throws -> EvaluationTarget {
        EvaluationTarget(
            items: items.flatMap { item in item.mixture.datasets.map { ($0.expression, Mixture($0)) } }, isSingle: false)
    }

    /// The mixture as rows name it: `df+f2f+fs.test`.
    static func name(_ mixture: Mixture) -> String { mixture.label }
}

/// How models are scored.
struct EvaluationPlan {
    let metrics: [Metric]
    let isByVideo: Bool
    let threshold: Double
    let ci: Double
    let draws: Int
    let seed: UInt64

    /// One row: of one model with bootstrap intervals, of several with mean, sd and t-interval over them.
    func row(_ models: [Model], on mixture: Mixture, _ session: Session) throws -> Record {
        guard !models.isEmpty else { throw Fault(.value, "there are no runs to evaluate") }
        let scores = try models.map { try Scoring.scores($0, on: mixture, isByVideo: isByVideo, session) }
        var record = Record()
        if models.count == 1 {
            let evaluation = Evaluation(
                scores[0], metrics: metrics, threshold: threshold, ci: ci, draws: draws, seed: seed)
            for row in evaluation.rows {
                record[row.metric.name] = row.value.map { .real($0) } ?? .null
                if let low = row.low, let high = row.high {
                    record[row.metric.name + "_low"] = .real(low)
                    record[row.metric.name + "_high"] = .real(high)
                }
                if let reason = row.reason { session.notice("\(row.metric.name) on \(mixture.label): \(reason)") }
            }
        } else {
            let values = scores.map { Evaluation($0, metrics: metrics, threshold: threshold, draws: 0).rows.map(\.value) }
            for (at, metric) in metrics.enumerated() {
                let found = values.compactMap { $0[at] }
                guard found.count == values.count else {
                    record[metric.name] = .null
                    continue
                }
                let spread = RunSpread(found, level: ci)
                record[metric.name] = .real(spread.mean)
                record[metric.name + "_low"] = spread.interval.map { .real($0.low) }
                record[metric.name + "_high"] = spread.interval.map { .real($0.high) }
                record[metric.name + ".sd"] = spread.sd.map { .real($0) } ?? .null
            }
            record["runs"] = .int(models.count)
        }
        counts(scores[0], mixture, &record)
        return record
    }

    private func counts(_ scores: Scores, _ mixture: Mixture, _ record: inout Record) {
        record["n"] = .int(scores.count)
        guard mixture.classes == ["real", "fake"] else { return }
        record["n_real"] = .int(scores.labels.count { $0 == 0 })
        record["n_fake"] = .int(scores.labels.count { $0 == 1 })
        let videos = Set(scores.groups.compactMap { $0 })
        if !videos.isEmpty { record["videos"] = .int(videos.count) }
    }
}

/// Scores of a model on data.
enum Scoring {
    /// The probabilities of every sample of a mixture's test split.
    ///
    /// - Throws: `.value` for classes that the model does not have.
    static func scores(_ model: Model, on mixture: Mixture, isByVideo: Bool, _ session: Session) throws -> Scores {
        let pool = try PooledSamples(mixture)
        guard pool.classes.count == model.architecture.classes else {
            throw Fault(
                .value, "the model has \(model.architecture.classes) classes, and \(mixture.label) has \(pool.classes.count)")
        }
        try pool.prepare { what, done, all in
            try session.checkInterrupt()
            if all > 0, done % 100 == 0 { session.output.status("\(what) \(done)/\(all)") }
        }
        session.output.clearStatus()
        var rows: [[Double]] = []
        for start in stride(from: 0, to: pool.count, by: Model.chunk) {
            try session.checkInterrupt()
            let places = start..<min(pool.count, start + Model.chunk)
            let flat = try model.probabilities(pool.images(places)).doubles()
            let classes = pool.classes.count
            rows += (0..<places.count).map { Array(flat[$0 * classes..<($0 + 1) * classes]) }
        }
        let scores = try Scores(probabilities: rows, labels: pool.labels, groups: pool.videos())
        return isByVideo ? try scores.pooledByGroup() : scores
    }
}
