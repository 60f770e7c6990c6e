import Engine

/// What one validation found.
struct ValidationScore: Sendable, Equatable {
    /// Steps taken when it was made.
    let step: Int
    /// AUC, or accuracy with more than two classes: higher is better.
    let score: Double
    /// The mean cross-entropy.
    let loss: Double
}

/// What a training remembers beside the engine's training: validations, the best of them, where the files end.
struct TrainingLedger: Sendable {
    /// All validations in order.
    var validations: [ValidationScore] = []
    /// The first of the best ones.
    var best: ValidationScore?
    /// Validations since the best.
    var stale = 0
    /// Seconds that the run has taken.
    var seconds = 0.0
    /// Bytes of the files that grow, by name.
    var lengths: [(name: String, bytes: Int)] = []

    /// Notes a validation; whether it is the best so far.
    mutating func add(_ validation: ValidationScore) -> Bool {
        validations.append(validation)
        if let best, !(validation.score > best.score) {
            stale += 1
            return false
        }
        best = validation
        stale = 0
        return true
    }

    /// As part of `state.json`.
    var record: Record {
        func row(_ score: ValidationScore) -> Value {
            .record(Record([("step", .int(score.step)), ("score", .real(score.score)), ("loss", .real(score.loss))]))
        }
        return Record([
            ("validations", .list(validations.map(row))), ("best", best.map(row) ?? .null), ("stale", .int(stale)),
            ("seconds", .real(seconds)), ("files", .record(Record(lengths.map { ($0.name, .int($0.bytes)) }))),
        ])
    }

    init() {}

    /// - Throws: `.format` where a part lacks.
    init(_ record: Record) throws {
        func score(_ value: Value) throws -> ValidationScore {
            guard case .record(let row) = value, let step = row["step"]?.exactInt,
                let score = row["score"]?.exactNumber
            else { throw Fault(.format, "the checkpoint's validations cannot be read") }
            return ValidationScore(step: step, score: score, loss: row["loss"]?.exactNumber ?? .nan)
        }
        guard case .list(let rows)? = record["validations"], let stale = record["stale"]?.exactInt,
            let seconds = record["seconds"]?.exactNumber, case .record(let files)? = record["files"]
        else { throw Fault(.format, "the checkpoint's state lacks a part") }
        validations = try rows.map(score)
        if let value = record["best"], !value.isNull { best = try score(value) }
        self.stale = stale
        self.seconds = seconds
        lengths = try files.entries.map { name, value in
            guard let bytes = value.exactInt, bytes >= 0 else { throw Fault(.format, "the checkpoint's file lengths cannot be read") }
            return (name, bytes)
        }
    }

    /// The bytes that a growing file had; 0 for one that was not there.
    func length(of name: String) -> Int { lengths.first { $0.name == name }?.bytes ?? 0 }
}
