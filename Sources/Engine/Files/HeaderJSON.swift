/// A value of the JSON in a file's header: the strict part of JSON that headers need.
///
/// Refused are numbers other than whole ones of 64 bits, `true false null`, trailing commas, anything after
/// the value but blanks, keys that occur twice by their bytes, bytes that are not UTF-8, and deep nesting.
/// Foundation's reader lets most of these pass and takes keys for equal that differ in bytes.
indirect enum HeaderJSON: Sendable {
    case object([(key: String, value: HeaderJSON)])
    case array([HeaderJSON])
    case text(String)
    case whole(Int)

    /// Objects and arrays within each other.
    static let depthLimit = 8

    /// - Parameter offset: where the bytes begin in their file, for messages.
    /// - Throws: `.format` with the byte where it is wrong.
    init(_ bytes: ArraySlice<UInt8>, offset: Int) throws {
        var parser = HeaderParser(bytes: bytes, shift: offset - bytes.startIndex)
        self = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.isAtEnd else { throw parser.fault("something follows the value") }
    }
}

/// Reads the bytes of a header from left to right.
private struct HeaderParser {
    let bytes: ArraySlice<UInt8>
    /// What to add to an index to get the position in the file.
    let shift: Int
    var at: Int

    init(bytes: ArraySlice<UInt8>, shift: Int) {
        self.bytes = bytes
        self.shift = shift
        at = bytes.startIndex
    }

    var isAtEnd: Bool { at == bytes.endIndex }

    var next: UInt8? { isAtEnd ? nil : bytes[at] }

    func fault(_ what: String) -> Fault {
        Fault(.format, "the header is not valid: \(what) (byte \(at + shift))")
    }

    mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        at += 1
        return true
    }

    mutating func value(depth: Int) throws -> HeaderJSON {
        guard depth <= HeaderJSON.depthLimit else {
            throw fault("it is nested deeper than \(HeaderJSON.depthLimit)")
        }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case let byte? where byte == UInt8(ascii: "-") || (48...57).contains(byte):
            return .whole(try whole())
        case nil: throw fault("it ends too early")
        default: throw fault("an object, array, text or whole number was expected")
        }
    }

    private mutating func object(depth: Int) throws -> HeaderJSON {
        at += 1
        var entries: [(key: String, value: HeaderJSON)] = []
        var seen: Set<[UInt8]> = []
        if take(UInt8(ascii: "}")) { return .object(entries) }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw fault("a key was expected") }
            let key = try text()
            guard seen.insert(Array(key.utf8)).inserted else {
                throw fault("the key \"\(key.escapedForTerminal)\" occurs twice")
            }
            guard take(UInt8(ascii: ":")) else { throw fault("a colon was expected") }
            entries.append((key, try value(depth: depth + 1)))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw fault("a comma or } was expected") }
        return .object(entries)
    }

    private mutating func array(depth: Int) throws -> HeaderJSON {
        at += 1
        var items: [HeaderJSON] = []
        if take(UInt8(ascii: "]")) { return .array(items) }
        repeat { items.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw fault("a comma or ] was expected") }
        return .array(items)
    }

    private mutating func whole() throws -> Int {
        let start = at
        if next == UInt8(ascii: "-") { at += 1 }
        let first = at
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { at += 1 }
        let isPadded = at - first > 1 && bytes[first] == UInt8(ascii: "0")
        let continues = next.map {
            $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E")
        }
        guard !isPadded, continues != true,
            let number = Int(String(decoding: bytes[start..<at], as: UTF8.self))
        else { throw fault("a whole number of 64 bits was expected") }
        return number
    }

    private mutating func text() throws -> String {
        at += 1
        var content: [UInt8] = []
        while let byte = next {
            at += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw fault("a text is not UTF-8")
                }
                return text
            case UInt8(ascii: "\\"): content += try escape()
            case 0..<0x20: throw fault("a text holds a control character")
            default: content.append(byte)
            }
        }
        throw fault("a text has no end")
    }

    private mutating func escape() throws -> [UInt8] {
        guard let byte = next else { throw fault("a text has no end") }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
        default: throw fault("an unknown escape")
        }
    }

    private mutating func scalar() throws -> Unicode.Scalar {
        var code = try unit()
        if code >= 0xD800, code < 0xDC00, next == UInt8(ascii: "\\") {
            at += 1
            guard next == UInt8(ascii: "u") else { throw fault("half of a surrogate pair") }
            at += 1
            let low = try unit()
            guard low >= 0xDC00, low < 0xE000 else { throw fault("half of a surrogate pair") }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault("half of a surrogate pair") }
        return scalar
    }

    private mutating func unit() throws -> UInt32 {
        guard bytes.endIndex - at >= 4 else { throw fault("a \\u needs four digits") }
        let digits = bytes[at..<at + 4]
        let isHex = digits.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
        }
        guard isHex, let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw fault("a \\u needs four digits")
        }
        at += 4
        return unit
    }
}
