import Engine

/// Reads numbers: `42`, `1_000_000`, `0.05`, `1e-3`, durations `30s`, sizes `64MB`.
struct NumberLexer {
    private let source: Source
    private let limit: Int

    init(_ source: Source, _ limit: Int) {
        self.source = source
        self.limit = limit
    }

    /// Seconds of a duration and bytes of a size.
    private static let units: [String: Double] = [
        "ms": 0.001, "s": 1, "min": 60, "h": 3600, "kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "KiB": 1024,
        "MiB": 1_048_576, "GiB": 1_073_741_824,
    ]

    /// The number that begins at a digit, and where it ends.
    func read(from start: Int) throws -> (Token.Kind, Int) {
        var at = digits(from: start)
        var isReal = false
        if byte(at) == UInt8(ascii: "."), isDigit(byte(at + 1)) {
            isReal = true
            at = digits(from: at + 1)
        } else if byte(at) == UInt8(ascii: "."), byte(at + 1) != UInt8(ascii: "."), !isNameStart(byte(at + 1))
        {
            throw fault("a digit is missing after the point", "write \(plain(start..<at)).0", start..<at + 1)
        }
        if byte(at).map({ $0 | 32 }) == UInt8(ascii: "e") {
            let signed =
                byte(at + 1) == UInt8(ascii: "-") || byte(at + 1) == UInt8(ascii: "+") ? at + 2 : at + 1
            if isDigit(byte(signed)) {
                isReal = true
                at = digits(from: signed)
            }
        }
        let body = plain(start..<at)
        var end = at
        while isNameStart(byte(end)) || isDigit(byte(end)) { end += 1 }
        if end > at { return (try quantity(body, unit: at..<end, start), end) }
        if isReal { return (.real(try real(body, start..<at)), at) }
        guard let value = Int(body) else {
            throw fault(
                "\(body) is too large for an exact integer", "write it as a real number: \(body).0",
                start..<at)
        }
        return (.integer(value), at)
    }

    private func quantity(_ body: String, unit: Range<Int>, _ start: Int) throws -> Token.Kind {
        let name = String(decoding: source.text[unit], as: UTF8.self)
        guard let factor = NumberLexer.units[name] else {
            let hint =
                name == "e" || name == "E"
                ? "an exponent has digits: \(body)e3"
                : "units are ms s min h, and kB MB GB KiB MiB GiB; to multiply write  \(body)*\(name)"
            throw fault("'\(name)' is not a unit", hint, unit)
        }
        let value = try real(body, start..<unit.upperBound) * factor
        if let whole = Int(exactly: value) { return .integer(whole) }
        return .real(value)
    }

    private func real(_ body: String, _ range: Range<Int>) throws -> Double {
        guard let value = Double(body) else { throw fault("\(body) is not a number", nil, range) }
        return value
    }

    private func digits(from start: Int) -> Int {
        var at = start
        while isDigit(byte(at)) || byte(at) == UInt8(ascii: "_") && isDigit(byte(at + 1)) { at += 1 }
        return at
    }

    private func plain(_ range: Range<Int>) -> String {
        String(decoding: source.text[range].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    }

    private func byte(_ at: Int) -> UInt8? { at < limit ? source.text[at] : nil }
    private func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 48 && $0 <= 57 } ?? false }
    private func isNameStart(_ byte: UInt8?) -> Bool {
        byte.map { $0 == 95 || ($0 | 32) >= 97 && ($0 | 32) <= 122 } ?? false
    }

    private func fault(_ message: String, _ hint: String?, _ range: Range<Int>) -> Fault {
        Fault(.syntax, message, hint: hint, at: Place(source: source, range: range))
    }
}
