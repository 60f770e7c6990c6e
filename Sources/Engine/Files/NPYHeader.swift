/// What stands before the elements of a `.npy` file.
struct NPYHeader {
    let type: NPYType
    let shape: [Int]
    /// Whether the first index runs fastest.
    let isFortran: Bool
    /// Bytes before the elements.
    let length: Int

    /// - Throws: `Fault(.format)` that says what is wrong.
    init(_ bytes: [UInt8]) throws {
        guard bytes.starts(with: [0x93] + Array("NUMPY".utf8)), bytes.count >= 10 else {
            throw Fault(.format, "not a NumPy array: its first bytes are others")
        }
        let version = bytes[6]
        guard (1...3).contains(version) else {
            throw Fault(.format, "version \(version) of the NumPy format is not read")
        }
        let start = version == 1 ? 10 : 12
        guard bytes.count >= start else { throw Fault(.format, "the array is cut off in its header") }
        let size = (8..<start).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
        guard size <= NPY.maximumHeader else {
            throw Fault(.format, "the header has \(size) bytes (limit \(NPY.maximumHeader))")
        }
        guard bytes.count - start >= size else { throw Fault(.format, "the array is cut off in its header") }
        var reader = PythonLiteral(Array(bytes[start..<start + size]))
        let fields = try reader.dictionary()
        guard fields.count == 3, case .text(let type) = fields["descr"],
            case .truth(let fortran) = fields["fortran_order"],
            case .numbers(let shape) = fields["shape"]
        else {
            throw Fault(.format, "the header of a NumPy array has descr, fortran_order and shape, not this")
        }
        self.type = try NPYType(type)
        self.shape = shape
        isFortran = fortran
        length = start + size
    }
}

/// The little of Python's literals that stands in a header: `{'descr': '<f4', 'fortran_order': False,
/// 'shape': (3,), }`.
private struct PythonLiteral {
    enum Item {
        case text(String)
        case truth(Bool)
        case numbers([Int])
    }

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The only value, up to spaces and a newline behind it.
    mutating func dictionary() throws -> [String: Item] {
        var fields: [String: Item] = [:]
        try expect("{")
        while !accepts("}") {
            let key = try text()
            try expect(":")
            guard fields.updateValue(try item(), forKey: key) == nil else {
                throw bad("the key \(key) twice")
            }
            guard accepts(",") else {
                try expect("}")
                break
            }
        }
        skipSpaces()
        guard place == bytes.count else { throw bad("more than a dictionary") }
        return fields
    }

    private mutating func item() throws -> Item {
        skipSpaces()
        if acceptsWord("True") { return .truth(true) }
        if acceptsWord("False") { return .truth(false) }
        if accepts("(") {
            var numbers: [Int] = []
            while !accepts(")") {
                numbers.append(try number())
                guard numbers.count <= 16 else { throw bad("more than 16 dimensions") }
                guard accepts(",") else {
                    try expect(")")
                    break
                }
            }
            return .numbers(numbers)
        }
        if place < bytes.count, bytes[place] == UInt8(ascii: "[") {
            throw bad("a structured type, which is not read")
        }
        return .text(try text())
    }

    private mutating func number() throws -> Int {
        skipSpaces()
        let digits = bytes[place...].prefix { (48...57).contains($0) }
        guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
            throw bad("a size that is no number")
        }
        place += digits.count
        // Python 2 wrote long integers with an L.
        if place < bytes.count, bytes[place] == UInt8(ascii: "L") { place += 1 }
        return value
    }

    private mutating func text() throws -> String {
        skipSpaces()
        guard place < bytes.count, bytes[place] == 39 || bytes[place] == 34 else {
            throw bad("no text where one belongs")
        }
        let quote = bytes[place]
        let inside = bytes[(place + 1)...].prefix { $0 != quote && $0 != 92 }
        let end = place + 1 + inside.count
        guard end < bytes.count, bytes[end] == quote else { throw bad("a text without end") }
        place = end + 1
        return String(decoding: inside, as: UTF8.self)
    }

    private mutating func skipSpaces() {
        while place < bytes.count, [32, 9, 10, 13].contains(bytes[place]) { place += 1 }
    }

    private mutating func accepts(_ sign: Unicode.Scalar) -> Bool {
        skipSpaces()
        guard place < bytes.count, UInt32(bytes[place]) == sign.value else { return false }
        place += 1
        return true
    }

    private mutating func acceptsWord(_ word: String) -> Bool {
        guard bytes[place...].starts(with: word.utf8) else { return false }
        place += word.utf8.count
        return true
    }

    private mutating func expect(_ sign: Unicode.Scalar) throws {
        guard accepts(sign) else { throw bad("no \(sign) where one belongs") }
    }

    private func bad(_ what: String) -> Fault {
        Fault(.format, "the header of a NumPy array has \(what.escapedForTerminal)")
    }
}
