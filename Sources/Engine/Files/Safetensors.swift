/// Named tensors as a `.safetensors` file holds them.
///
/// Layout: 8 bytes length of the header, the header in JSON, the numbers in row-major order, little endian.
/// Source: huggingface/safetensors, format description. Stricter than its library: no name may occur twice,
/// at most 16 dimensions.
public struct Safetensors: Sendable {
    /// In the order of the file.
    public var tensors: [(name: String, tensor: Tensor)]
    /// Texts by name, `__metadata__`.
    public var metadata: [(key: String, value: String)]
    /// Names of tensors whose type was widened in reading: halves to f32, short integers to i64.
    public private(set) var widened: [String] = []

    /// The largest header that is read, in bytes; the format allows 100 MB.
    public static let headerLimit = 16 << 20

    public init(
        _ tensors: [(name: String, tensor: Tensor)] = [], metadata: [(key: String, value: String)] = []
    ) {
        self.tensors = tensors
        self.metadata = metadata
    }

    /// The tensor of a name.
    public subscript(name: String) -> Tensor? {
        tensors.first { $0.name.utf8.elementsEqual(name.utf8) }?.tensor
    }

    /// Reads a file's bytes.
    ///
    /// - Throws: `.format` for a header that is not valid, offsets that leave holes, overlap, leave the file
    ///   or do not fit their shape, and types that no tensor can hold; `.limit` for what is too large.
    public init(decoding bytes: [UInt8]) throws {
        let header = try SafetensorsHeader(bytes)
        tensors = []
        metadata = header.metadata
        try bytes.withUnsafeBytes { raw in
            for entry in header.entries {
                let part = UnsafeRawBufferPointer(
                    rebasing: raw[header.dataStart + entry.begin..<header.dataStart + entry.end])
                tensors.append((entry.name, try entry.type.tensor(entry.shape, part)))
                if entry.type.isWidened { widened.append(entry.name) }
            }
        }
    }

    /// The bytes of the file. Wider types come first, so that every tensor is aligned; else the order is
    /// kept.
    ///
    /// - Throws: `.value` when a name occurs twice.
    public func encoded() throws -> [UInt8] {
        var names: Set<[UInt8]> = [Array("__metadata__".utf8)]
        for (name, _) in tensors where !names.insert(Array(name.utf8)).inserted {
            throw Fault(.value, "two tensors are called \(name.escapedForTerminal)")
        }
        let ordered = [8, 4, 1].flatMap { stride in tensors.filter { $0.tensor.dtype.stride == stride } }
        var header = Array(headerText(ordered).utf8)
        header += [UInt8](repeating: 0x20, count: (8 - header.count % 8) % 8)
        var bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
        bytes += header
        for (_, tensor) in ordered { bytes += tensor.littleEndianBytes() }
        return bytes
    }

    private func headerText(_ ordered: [(name: String, tensor: Tensor)]) -> String {
        var parts: [String] = []
        if !metadata.isEmpty {
            let pairs = metadata.map { "\(JSONText.quoted($0.key)):\(JSONText.quoted($0.value))" }
            parts.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
        }
        var start = 0
        for (name, tensor) in ordered {
            let end = start + tensor.count * tensor.dtype.stride
            let shape = tensor.shape.map(String.init).joined(separator: ",")
            let type = tensor.dtype.rawValue.uppercased()
            parts.append(
                "\(JSONText.quoted(name)):{\"dtype\":\"\(type)\",\"shape\":[\(shape)],"
                    + "\"data_offsets\":[\(start),\(end)]}")
            start = end
        }
        return "{\(parts.joined(separator: ","))}"
    }
}

/// Texts in JSON.
enum JSONText {
    /// The text with its quotes and escapes.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0..<0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
