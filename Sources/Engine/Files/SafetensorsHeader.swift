/// The checked header of a `.safetensors` file.
struct SafetensorsHeader {
    /// Where one tensor lies.
    struct Entry {
        let name: String
        let type: StoredType
        let shape: [Int]
        /// Bytes from the start of the data.
        let begin: Int
        let end: Int
    }

    /// In the order of the data, which they fill without holes.
    let entries: [Entry]
    let metadata: [(key: String, value: String)]
    /// The position of the data in the file.
    let dataStart: Int

    init(_ bytes: [UInt8]) throws {
        guard bytes.count >= 8 else {
            throw Fault(
                .format, "\(bytes.count) bytes are no safetensors file; it begins with 8 bytes of length")
        }
        let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= Safetensors.headerLimit else {
            throw Fault(.limit, "a header of \(length) bytes; the limit is \(Safetensors.headerLimit)")
        }
        dataStart = 8 + Int(length)
        guard dataStart <= bytes.count else {
            throw Fault(
                .format, "the header has \(length) bytes, the file only \(bytes.count - 8) after its length")
        }
        guard bytes.count > 8, bytes[8] == UInt8(ascii: "{") else {
            throw Fault(.format, "the header does not begin with { (byte 8)")
        }
        guard case .object(let items) = try HeaderJSON(bytes[8..<dataStart], offset: 8) else {
            throw Fault(.format, "the header is not an object (byte 8)")
        }
        var entries: [Entry] = []
        var metadata: [(key: String, value: String)] = []
        for (key, value) in items {
            if key == "__metadata__" {
                metadata = try Self.texts(value)
            } else {
                entries.append(try Entry(key, value))
            }
        }
        self.metadata = metadata
        self.entries = entries.sorted { ($0.begin, $0.end) < ($1.begin, $1.end) }
        try checkCover(bytes.count - dataStart)
    }

    private static func texts(_ value: HeaderJSON) throws -> [(key: String, value: String)] {
        guard case .object(let items) = value else { throw Fault(.format, "__metadata__ is not an object") }
        return try items.map { key, value in
            guard case .text(let text) = value else {
                throw Fault(
                    .format, "__metadata__ holds something that is not a text: \(key.escapedForTerminal)")
            }
            return (key, text)
        }
    }

    private func checkCover(_ size: Int) throws {
        var at = 0
        for entry in entries {
            guard entry.begin == at else {
                throw Fault(
                    .format,
                    "the data of \(entry.name.escapedForTerminal) begins at \(entry.begin), and \(at) was "
                        + "expected: tensors may neither overlap nor leave holes")
            }
            at = entry.end
        }
        guard at == size else {
            throw Fault(.format, "the tensors take \(at) bytes, and the file has \(size) after its header")
        }
    }
}

extension SafetensorsHeader.Entry {
    init(_ name: String, _ value: HeaderJSON) throws {
        let shown = name.escapedForTerminal
        guard case .object(let items) = value else { throw Fault(.format, "\(shown) is not an object") }
        var found: (type: StoredType?, shape: [Int]?, offsets: [Int]?)
        for (key, value) in items {
            switch (key, value) {
            case ("dtype", .text(let text)):
                found.type = StoredType.allCases.first { $0.rawValue.uppercased() == text }
                guard found.type != nil else {
                    throw Fault(
                        .format, "\(shown) has the type \(text.escapedForTerminal), which no tensor can hold"
                    )
                }
            case ("shape", .array(let sizes)): found.shape = try sizes.map { try $0.size(of: shown) }
            case ("data_offsets", .array(let offsets)) where offsets.count == 2:
                found.offsets = try offsets.map { try $0.size(of: shown) }
            default: throw Fault(.format, "\(shown): \(key.escapedForTerminal) is not as the format has it")
            }
        }
        guard let type = found.type, let shape = found.shape, let offsets = found.offsets else {
            throw Fault(.format, "\(shown) lacks its dtype, shape or data_offsets")
        }
        let (bytes, over) = try MemoryBudget.count(of: shape).multipliedReportingOverflow(by: type.stride)
        guard !over, offsets[0] <= offsets[1], offsets[1] - offsets[0] == bytes else {
            throw Fault(
                .format,
                "\(shown) of shape \(shape.sizes) does not take the bytes \(offsets[0]) to \(offsets[1])")
        }
        self.init(name: name, type: type, shape: shape, begin: offsets[0], end: offsets[1])
    }
}

extension HeaderJSON {
    fileprivate func size(of name: String) throws -> Int {
        guard case .whole(let number) = self, number >= 0 else {
            throw Fault(.format, "\(name) has a size or offset that is no whole number of at least 0")
        }
        return number
    }
}
