import Engine

/// One column of a set of samples: a value for each, never changed.
public enum Column: Sendable {
    /// Texts as positions in a list of the different ones; −1 is null.
    case text(codes: [Int32], names: [String])
    /// Whole numbers.
    case whole([Int])
    /// Real numbers.
    case real([Double])

    /// A column of texts; names are listed in order of first appearance.
    public init(_ texts: [String?]) {
        var numbers: [ByteKey: Int32] = [:]
        var names: [String] = []
        let codes = texts.map { text -> Int32 in
            guard let text else { return -1 }
            let key = ByteKey(text)
            if let known = numbers[key] { return known }
            let new = Int32(names.count)
            numbers[key] = new
            names.append(text)
            return new
        }
        self = .text(codes: codes, names: names)
    }

    /// A column that is the same for all samples; `count` is the number of samples that exist.
    public init(same text: String, count: Int) {
        self = .text(codes: (0..<count).map { _ in 0 }, names: [text])
    }

    /// Number of samples.
    public var count: Int {
        switch self {
        case .text(let codes, _): codes.count
        case .whole(let values): values.count
        case .real(let values): values.count
        }
    }

    /// A sample's value in the language.
    public func value(at index: Int) -> Value {
        switch self {
        case .text(let codes, let names): codes[index] < 0 ? .null : .text(names[Int(codes[index])])
        case .whole(let values): .int(values[index])
        case .real(let values): .real(values[index])
        }
    }

    /// A sample's value as text; nil for null.
    public func text(at index: Int) -> String? {
        switch self {
        case .text(let codes, let names): codes[index] < 0 ? nil : names[Int(codes[index])]
        case .whole(let values): String(values[index])
        case .real(let values): Value.real(values[index]).literal
        }
    }

    /// The samples by value, values in order of first appearance among `indices`; null is a value.
    public func groups(of indices: [Int]) -> [(key: String?, members: [Int])] {
        var places: [ByteKey?: Int] = [:]
        var codePlaces: [Int32: Int] = [:]
        var groups: [(key: String?, members: [Int])] = []
        for index in indices {
            let place: Int?
            var code: Int32?
            if case .text(let codes, _) = self {
                code = codes[index]
                place = codePlaces[codes[index]]
            } else {
                place = places[text(at: index).map(ByteKey.init)]
            }
            if let place {
                groups[place].members.append(index)
                continue
            }
            let key = text(at: index)
            if let code {
                codePlaces[code] = groups.count
            } else {
                places[key.map(ByteKey.init)] = groups.count
            }
            groups.append((key, [index]))
        }
        return groups
    }
}

/// A text told apart by its bytes: Swift's own equality takes `é` and `e` + accent for the same.
public struct ByteKey: Hashable, Sendable {
    public let text: String

    public init(_ text: String) { self.text = text }

    public static func == (a: ByteKey, b: ByteKey) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
