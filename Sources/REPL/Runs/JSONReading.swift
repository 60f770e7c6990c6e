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
