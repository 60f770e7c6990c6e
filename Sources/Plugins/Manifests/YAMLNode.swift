import Engine

/// A part of a YAML document with where it stands.
public struct YAMLNode: Sendable {
    /// What a node is.
    public indirect enum Content: Sendable {
        /// A text; a plain one (without quotes) may also be read as a number, a truth value or null.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        /// Keys are texts, each once, in the order written.
        case mapping([Entry])
    }

    /// A key with its value.
    public struct Entry: Sendable {
        public let key: String
        public let keyPlace: Place
        public let value: YAMLNode
    }

    public let content: Content
    public let place: Place

    /// The entries of a map; nil for other nodes.
    public var entries: [Entry]? { if case .mapping(let entries) = content { entries } else { nil } }

    /// "a map", "a list" or "a text".
    public var kind: String {
        switch content {
        case .scalar: "a text"
        case .sequence: "a list"
        case .mapping: "a map"
        }
    }
}

extension YAMLNode {
    /// The node as a value: plain scalars as what they look like (`true`, `48`, `0.5`, `null`), everything
    /// else as text; maps as nouns that keep their places.
    public var natural: Value {
        switch content {
        case .scalar(let text, let isPlain): isPlain ? PlainScalar.value(of: text) : .text(text)
        case .sequence(let items): .list(items.map(\.natural))
        case .mapping: .noun(ManifestMap(node: self))
        }
    }

    /// The node as a value, every scalar as text and maps as records.
    public var textual: Value {
        switch content {
        case .scalar(let text, _): .text(text)
        case .sequence(let items): .list(items.map(\.textual))
        case .mapping(let entries): .record(Record(entries.map { ($0.key, $0.value.textual) }))
        }
    }

    /// The node as a value, plain scalars as what they look like and maps as records.
    public var plain: Value {
        switch content {
        case .scalar: natural
        case .sequence(let items): .list(items.map(\.plain))
        case .mapping(let entries): .record(Record(entries.map { ($0.key, $0.value.plain) }))
        }
    }
}

/// A map of a manifest on its way to the field that reads it: a form of its own, or a record.
public struct ManifestMap: Noun {
    public static var kind: String { "map" }

    let node: YAMLNode

    /// The map's entries as the named arguments of a call.
    public var call: Call {
        Call(named: (node.entries ?? []).map { ($0.key, $0.keyPlace, $0.value.argument) }, at: node.place)
    }

    public var summary: String { node.plain.literal }

    public func equals(_ other: any Noun) -> Bool { (other as? ManifestMap)?.summary == summary }
}

extension YAMLNode {
    /// The node as an argument whose field chooses how plain scalars are read.
    public var argument: Call.Argument {
        let record: Value? = if case .mapping = content { plain } else { nil }
        return Call.Argument(natural, at: place, alternatives: [record, textual].compactMap { $0 })
    }
}

/// What a plain scalar looks like.
enum PlainScalar {
    /// `true` and `false`, whole and real numbers in decimal, `null`, `~` and nothing; all else is text, so
    /// `no` and `on` always are.
    static func value(of text: String) -> Value {
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null", "~", "": return .null
        default: return number(text) ?? .text(text)
        }
    }

    private static func number(_ text: String) -> Value? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 40, bytes.contains(where: isDigit) else { return nil }
        guard bytes.allSatisfy({ isDigit($0) || [43, 45, 46, 69, 101].contains($0) }) else { return nil }
        if let whole = Int(text) { return .int(whole) }
        // Digits alone that do not fit 64 bits stay text rather than lose digits.
        guard bytes.contains(46) || bytes.contains(101) || bytes.contains(69) else { return nil }
        return Double(text).flatMap { $0.isFinite ? .real($0) : nil }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
