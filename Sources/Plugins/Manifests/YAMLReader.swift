import CYAML
import Engine

/// A YAML document as a tree, from libyaml's events: the only file that knows libyaml.
///
/// The reader accepts the plain data of YAML and refuses the rest: tags, merge keys, keys that are no texts,
/// duplicate keys, a second document. Events come one by one, so a document that is nested too deeply is
/// refused before libyaml's quadratic time in the nesting tells (RELIABILITY, hazard 4).
public struct YAMLReader {
    /// RELIABILITY P-6.
    public static let maximumDepth = 64
    /// Nodes after aliases.
    public static let maximumNodes = 100_000
    /// Bytes of a file.
    public static let maximumBytes = 1 << 20

    private let marks: YAMLMarks
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private var nodes = 0
    private var anchors: [ByteKey: (node: YAMLNode, count: Int)] = [:]

    /// The tree of a document.
    ///
    /// - Throws: `Fault(.format)` with the place.
    public static func read(_ source: Source) throws -> YAMLNode {
        let marks = try YAMLMarks(source)
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) != 0 else {
            throw Fault(.limit, "memory for a YAML reader was refused")
        }
        defer { yaml_parser_delete(parser) }
        return try marks.text.withUnsafeBufferPointer { text in
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, text.baseAddress, text.count)
            var reader = YAMLReader(marks: marks, parser: parser)
            return try reader.document()
        }
    }

    private init(marks: YAMLMarks, parser: UnsafeMutablePointer<yaml_parser_t>) {
        self.marks = marks
        self.parser = parser
    }

    private mutating func document() throws -> YAMLNode {
        _ = try next()
        let start = try next()
        guard start.kind == YAML_DOCUMENT_START_EVENT else {
            throw Fault(.format, "the document is empty", at: start.place)
        }
        let root = try node(of: try next(), depth: 0).node
        _ = try next()
        let end = try next()
        guard end.kind == YAML_STREAM_END_EVENT else {
            throw Fault(.format, "a second document begins here; a manifest is one document", at: end.place)
        }
        return root
    }

    /// The node that begins with an event, and how many nodes it is made of.
    private mutating func node(of event: YAMLEvent, depth: Int) throws -> (node: YAMLNode, count: Int) {
        let before = nodes
        try count(1, event.place)
        let content: YAMLNode.Content
        switch event.kind {
        case YAML_ALIAS_EVENT: return try alias(event)
        case YAML_SCALAR_EVENT: content = .scalar(event.text, isPlain: event.isPlain)
        case YAML_SEQUENCE_START_EVENT: content = .sequence(try items(event, depth: depth + 1))
        case YAML_MAPPING_START_EVENT: content = .mapping(try entries(event, depth: depth + 1))
        default: throw Fault(.format, "a value was expected here", at: event.place)
        }
        let node = YAMLNode(content: content, place: event.place)
        if let anchor = event.anchor { anchors[ByteKey(anchor)] = (node, nodes - before) }
        return (node, nodes - before)
    }

    private mutating func items(_ start: YAMLEvent, depth: Int) throws -> [YAMLNode] {
        try checkDepth(depth, start.place)
        var items: [YAMLNode] = []
        while true {
            let event = try next()
            if event.kind == YAML_SEQUENCE_END_EVENT { return items }
            items.append(try node(of: event, depth: depth).node)
        }
    }

    private mutating func entries(_ start: YAMLEvent, depth: Int) throws -> [YAMLNode.Entry] {
        try checkDepth(depth, start.place)
        var entries: [YAMLNode.Entry] = []
        var first: [ByteKey: Place] = [:]
        while true {
            let event = try next()
            if event.kind == YAML_MAPPING_END_EVENT { return entries }
            guard event.kind == YAML_SCALAR_EVENT else {
                throw Fault(.format, "a key must be a text", at: event.place)
            }
            if event.isPlain, event.text == "<<" {
                throw Fault(
                    .format, "merge keys (<<) are not read", hint: "write extends: NAME", at: event.place)
            }
            try count(1, event.place)
            if let earlier = first.updateValue(event.place, forKey: ByteKey(event.text)) {
                throw Fault(
                    .format, "the key \(event.text.escapedForTerminal) is given twice",
                    hint: "the first is on line \(earlier.line)", at: event.place)
            }
            let value = try node(of: try next(), depth: depth).node
            entries.append(YAMLNode.Entry(key: event.text, keyPlace: event.place, value: value))
        }
    }

    private mutating func alias(_ event: YAMLEvent) throws -> (node: YAMLNode, count: Int) {
        guard let anchor = event.anchor, let known = anchors[ByteKey(anchor)] else {
            let name = (event.anchor ?? "").escapedForTerminal
            throw Fault(.format, "there is no anchor &\(name) before this alias", at: event.place)
        }
        try count(known.count, event.place)
        return (YAMLNode(content: known.node.content, place: known.node.place), known.count)
    }

    private mutating func count(_ new: Int, _ place: Place) throws {
        nodes += new
        guard nodes <= Self.maximumNodes else {
            throw Fault(
                .format, "the document has more than \(Self.maximumNodes) nodes, aliases expanded", at: place)
        }
    }

    private func checkDepth(_ depth: Int, _ place: Place) throws {
        guard depth <= Self.maximumDepth else {
            throw Fault(.format, "nested too deeply (limit \(Self.maximumDepth))", at: place)
        }
    }

    /// The next event; its memory is copied and freed.
    private func next() throws -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) != 0 else { throw marks.fault(parser.pointee) }
        defer { yaml_event_delete(&event) }
        return try YAMLEvent(event, marks)
    }
}

/// An event with what matters of it.
private struct YAMLEvent {
    let kind: yaml_event_type_t
    let place: Place
    var text = ""
    var isPlain = false
    var anchor: String?

    init(_ event: yaml_event_t, _ marks: YAMLMarks) throws {
        kind = event.type
        place = marks.place(from: event.start_mark.index, to: event.end_mark.index)
        var tag: UnsafeMutablePointer<yaml_char_t>?
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            tag = scalar.tag
            anchor = Self.string(scalar.anchor)
            isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            text = String(decoding: bytes, as: UTF8.self)
            // An escape can make a NUL that the text itself does not contain.
            if bytes.contains(0) { throw Fault(.format, "a text contains NUL", at: place) }
        case YAML_SEQUENCE_START_EVENT:
            tag = event.data.sequence_start.tag
            anchor = Self.string(event.data.sequence_start.anchor)
        case YAML_MAPPING_START_EVENT:
            tag = event.data.mapping_start.tag
            anchor = Self.string(event.data.mapping_start.anchor)
        case YAML_ALIAS_EVENT:
            anchor = Self.string(event.data.alias.anchor)
        default:
            break
        }
        if let name = Self.string(tag) {
            throw Fault(
                .format, "tags (\(name.escapedForTerminal)) are not read: a manifest is plain data", at: place
            )
        }
    }

    private static func string(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        bytes.map { String(cString: $0) }
    }
}

/// From libyaml's positions, which count characters, to places in a source, which count bytes.
private struct YAMLMarks {
    let source: Source
    /// The text without a byte order mark.
    let text: [UInt8]
    private let skipped: Int
    /// The byte of each character; empty if all characters are ASCII.
    private let bytes: [Int32]

    /// - Throws: `Fault(.format)` for text that is too long, not UTF-8, or contains NUL.
    init(_ source: Source) throws {
        self.source = source
        guard source.text.count <= YAMLReader.maximumBytes else {
            throw Fault(
                .format,
                "\(source.name.escapedForTerminal) has \(source.text.count) bytes; a manifest has at most "
                    + "\(YAMLReader.maximumBytes)")
        }
        if let bad = UTF8Check.firstError(in: source.text) {
            let place = Place(source: source, range: bad..<bad)
            throw Fault(.format, "not UTF-8 at byte \(bad)", hint: "save the file as UTF-8", at: place)
        }
        if let nul = source.text.firstIndex(of: 0) {
            throw Fault(.format, "a NUL in the text", at: Place(source: source, range: nul..<nul + 1))
        }
        skipped = source.text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = Array(source.text.dropFirst(skipped))
        self.text = text
        bytes =
            text.allSatisfy { $0 < 128 }
            ? [] : text.indices.filter { text[$0] & 0xC0 != 0x80 }.map { Int32($0) }
    }

    func place(from start: Int, to end: Int) -> Place {
        let low = byte(of: start)
        return Place(source: source, range: low..<max(low, byte(of: end)))
    }

    /// libyaml's complaint in our words.
    func fault(_ parser: yaml_parser_t) -> Fault {
        let problem = parser.problem.map { String(cString: $0) } ?? "not YAML"
        guard parser.error == YAML_SCANNER_ERROR || parser.error == YAML_PARSER_ERROR else {
            let at = skipped + min(parser.problem_offset, text.count)
            return Fault(.format, problem, at: Place(source: source, range: at..<at))
        }
        let index = parser.problem_mark.index
        let place = place(from: index, to: index)
        let offset = place.range.lowerBound
        if offset < source.text.count, source.text[offset] == 9 {
            return Fault(.format, "a tab stands here", hint: "indent with spaces", at: place)
        }
        return Fault(.format, "not YAML: \(problem)", hint: hint(parser), at: place)
    }

    private func hint(_ parser: yaml_parser_t) -> String? {
        guard let context = parser.context.map({ String(cString: $0) }) else { return nil }
        return "\(context) that begins on line \(Int(parser.context_mark.line) + 1)"
    }

    private func byte(of character: Int) -> Int {
        if bytes.isEmpty { return skipped + min(character, text.count) }
        return skipped + (character < bytes.count ? Int(bytes[character]) : text.count)
    }
}
