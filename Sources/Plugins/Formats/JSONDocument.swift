import CJansson
import Engine

/// A JSON text as a tree: Jansson with duplicate keys refused. The only file that knows Jansson.
public indirect enum JSONDocument: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case real(Double)
    case text(String)
    case array([JSONDocument])
    /// Keys in the order written; no two have the same bytes.
    case object([(key: String, value: JSONDocument)])

    /// Deepest nesting that is read.
    static let maximumDepth = 64

    /// - Throws: `Fault(.format)` with the place of the error.
    public static func read(_ source: Source) throws -> JSONDocument {
        var error = json_error_t()
        let root = source.text.withUnsafeBytes { raw in
            json_loadb(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count,
                size_t(JSON_REJECT_DUPLICATES), &error)
        }
        guard let root else { throw fault(error, source) }
        defer { json_decref(root) }
        return try tree(root, depth: 0, source)
    }

    /// The members of an object; nil for other kinds.
    public var members: [(key: String, value: JSONDocument)]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The value of a key.
    public subscript(key: String) -> JSONDocument? {
        members?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    /// As messages name it.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a truth value"
        case .integer, .real: "a number"
        case .text: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }

    private static func tree(_ json: UnsafeMutablePointer<json_t>, depth: Int, _ source: Source) throws
        -> JSONDocument
    {
        guard depth <= maximumDepth else {
            throw Fault(
                .format, "\(source.name.escapedForTerminal) is nested too deeply (limit \(maximumDepth))")
        }
        switch json.pointee.type {
        case JSON_OBJECT:
            var members: [(key: String, value: JSONDocument)] = []
            var iterator = json_object_iter(json)
            while let here = iterator {
                if let key = json_object_iter_key(here), let value = json_object_iter_value(here) {
                    members.append((String(cString: key), try tree(value, depth: depth + 1, source)))
                }
                iterator = json_object_iter_next(json, here)
            }
            return .object(members)
        case JSON_ARRAY:
            return .array(
                try (0..<json_array_size(json)).compactMap { place in
                    try json_array_get(json, place).map { try tree($0, depth: depth + 1, source) }
                })
        case JSON_STRING: return .text(json_string_value(json).map { String(cString: $0) } ?? "")
        case JSON_INTEGER: return .integer(Int(json_integer_value(json)))
        case JSON_REAL: return .real(json_real_value(json))
        case JSON_TRUE: return .bool(true)
        case JSON_FALSE: return .bool(false)
        default: return .null
        }
    }

    private static func fault(_ error: json_error_t, _ source: Source) -> Fault {
        let words = withUnsafeBytes(of: error.text) { raw in
            String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        // Jansson quotes what it read last; that stands in the line below the message anyway.
        let reason = words.range(ofWord: " near ").map { String(words[..<$0]) } ?? words
        // The position is that behind the last byte read.
        let at = max(0, min(Int(error.position), source.text.count) - 1)
        return Fault(
            .format, "not JSON: \(reason.escapedForTerminal)", at: Place(source: source, range: at..<at))
    }
}

extension String {
    /// Where a word begins for the first time.
    fileprivate func range(ofWord word: String) -> String.Index? {
        var start = startIndex
        while start < endIndex {
            if self[start...].utf8.starts(with: word.utf8) { return start }
            start = index(after: start)
        }
        return nil
    }
}
