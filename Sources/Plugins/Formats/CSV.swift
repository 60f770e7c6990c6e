import Engine

/// Comma-separated rows under a line of names. Source: RFC 4180; a byte order mark and bare newlines are accepted.
public struct CSV: Sendable {
    /// Names of the columns, in order.
    public let names: [String]
    /// The rows, each as long as the names.
    public let rows: [[String]]

    /// - Throws: `Fault(.format)` placed at the faulty line.
    public init(_ source: Source) throws {
        guard let text = String(validating: source.text, as: UTF8.self) else {
            throw Fault(.format, "\(source.name.escapedForTerminal) is not UTF-8")
        }
        var reader = Reader(bytes: Array(text.utf8), source: source)
        guard let names = try reader.row() else {
            throw Fault(.format, "\(source.name.escapedForTerminal) is empty: its first line names the columns")
        }
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw Fault(.format, "two columns are called \(twice.escapedForTerminal)", at: reader.place)
        }
        var rows: [[String]] = []
        while let row = try reader.row() {
            guard row.count == names.count else {
                throw Fault(
                    .format, "\(row.count) fields where there are \(names.count) columns", at: reader.place)
            }
            rows.append(row)
        }
        (self.names, self.rows) = (names, rows)
    }

    /// The texts of a column; nil if there is none of this name.
    public func column(_ name: String) -> [String]? {
        names.firstIndex(of: name).map { place in rows.map { $0[place] } }
    }

    private struct Reader {
        let bytes: [UInt8]
        let source: Source
        private var at: Int
        private var start = 0

        init(bytes: [UInt8], source: Source) {
            self.bytes = bytes
            self.source = source
            at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        }

        /// The row that was read last.
        var place: Place { Place(source: source, range: start..<max(start, min(at, bytes.count))) }

        /// The next row that is not empty; nil at the end.
        mutating func row() throws -> [String]? {
            while at < bytes.count, bytes[at] == 10 || bytes[at] == 13 { at += 1 }
            guard at < bytes.count else { return nil }
            start = at
            var fields: [String] = []
            while true {
                fields.append(try field())
                guard at < bytes.count, bytes[at] == 44 else { return fields }
                at += 1
            }
        }

        private mutating func field() throws -> String {
            var value: [UInt8] = []
            guard at < bytes.count, bytes[at] == 34 else {
                while at < bytes.count, ![44, 10, 13].contains(bytes[at]) {
                    value.append(bytes[at])
                    at += 1
                }
                return String(decoding: value, as: UTF8.self)
            }
            at += 1
            while true {
                guard at < bytes.count else { throw Fault(.format, "a quoted field is never closed", at: place) }
                if bytes[at] == 34 {
                    at += 1
                    guard at < bytes.count, bytes[at] == 34 else { break }
                }
                value.append(bytes[at])
                at += 1
            }
            guard at >= bytes.count || [44, 10, 13].contains(bytes[at]) else {
                throw Fault(.format, "text behind a quoted field", at: Place(source: source, range: start..<at))
            }
            return String(decoding: value, as: UTF8.self)
        }
    }
}
