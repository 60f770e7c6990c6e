import Engine
import Plugins

/// JSON files of our own as values.
enum JSONReading {
    /// The record of a file that holds one object.
    ///
    /// - Throws: `.format` with the place of an error.
    static func record(_ bytes: [UInt8], name: String) throws -> Record {
        let document = try JSONDocument.read(Source(name: name, text: bytes))
        guard case .record(let record) = value(document) else {
            throw Fault(.format, "\(name.escapedForTerminal) holds \(document.kind), not an object")
        }
        return record
    }

    private static func value(_ document: JSONDocument) -> Value {
        switch document {
        case .null: .null
        case .bool(let truth): .bool(truth)
        case .integer(let number): .int(number)
        case .real(let number): .real(number)
        case .text(let text): .text(text)
        case .array(let items): .list(items.map(value))
        case .object(let members): .record(Record(members.map { ($0.key, value($0.value)) }))
        }
    }
}

extension StepRecord {
    /// The steps of a `metrics.jsonl`.
    static func read(_ path: String) throws -> [StepRecord] {
        let bytes = try FileBytes.read(path)
        return try bytes.split(separator: 10).map { line in
            let record = try JSONReading.record(Array(line), name: path)
            func number(_ key: String) -> Double? { record[key]?.exactNumber }
            return StepRecord(
                step: record["step"]?.exactInt ?? 0, epoch: record["epoch"]?.exactInt ?? 0, loss: number("loss") ?? .nan,
                losses: record.entries.filter { $0.key.hasPrefix("loss.") }.compactMap { $0.value.exactNumber },
                lr: number("lr") ?? .nan, norm: number("norm") ?? .nan, cosine: number("cosine"),
                alignment: number("alignment"), perturbed: number("perturbed"))
        }
    }
}
