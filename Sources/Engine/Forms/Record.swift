/// An ordered map from names to values: `{rho: 0.05, alpha: 0.001}`. Small, so looked up by going through it.
public struct Record: Sendable {
    /// Names and values in the order written.
    public private(set) var entries: [(key: String, value: Value)]

    public init(_ entries: [(key: String, value: Value)] = []) {
        self.entries = []
        for (key, value) in entries { self[key] = value }
    }

    public var keys: [String] { entries.map(\.key) }
    public var values: [Value] { entries.map(\.value) }
    public var count: Int { entries.count }

    /// The value of a name; a new name goes to the end, nil removes it. Names are told apart by their bytes.
    public subscript(key: String) -> Value? {
        get { index(of: key).map { entries[$0].value } }
        set {
            switch (index(of: key), newValue) {
            case (let at?, let value?): entries[at].value = value
            case (let at?, nil): entries.remove(at: at)
            case (nil, let value?): entries.append((key, value))
            case (nil, nil): break
            }
        }
    }

    private func index(of key: String) -> Int? {
        entries.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
    }

    /// The same keys with other values.
    public func mapValues(_ transform: (Value) throws -> Value) rethrows -> Record {
        Record(try entries.map { ($0.key, try transform($0.value)) })
    }
}
