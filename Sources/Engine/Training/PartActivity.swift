/// How often each part of an objective changed a step of a run: what never did is worth a warning.
public struct PartActivity: Sendable, Equatable {
    /// The count of one part.
    public struct Entry: Sendable, Equatable {
        public let name: String
        /// Steps that it changed.
        public var active: Int
        /// Steps in which it could have.
        public var steps: Int
    }

    /// In the order in which parts first appeared.
    public private(set) var entries: [Entry] = []

    public init() {}

    /// Counts a step.
    public mutating func count(_ parts: [ObjectiveReport.Part]) {
        for part in parts {
            let index = entries.firstIndex { $0.name == part.name } ?? entries.endIndex
            if index == entries.endIndex { entries.append(Entry(name: part.name, active: 0, steps: 0)) }
            entries[index].steps += 1
            entries[index].active += part.isActive ? 1 : 0
        }
    }

    /// A sentence for each part that never changed a step.
    ///
    /// - Parameter objective: its name.
    public func warnings(of objective: String) -> [String] {
        entries.filter { $0.active == 0 }.map {
            "\(objective): the \($0.name) never changed a step (0 of \($0.steps)), so without it the run "
                + "would be the same"
        }
    }

    /// Texts of a checkpoint, `activity.<name>` with both counts.
    var encoded: [(key: String, value: String)] {
        entries.enumerated().map { (key: "activity.\($0).\($1.name)", value: "\($1.active) \($1.steps)") }
    }

    /// What `encoded` gave, among other texts.
    ///
    /// - Throws: `.format` for counts that are none.
    init(decoding texts: [(key: String, value: String)]) throws {
        var found: [(index: Int, entry: Entry)] = []
        for (key, value) in texts where key.hasPrefix("activity.") {
            let parts = key.split(separator: ".", maxSplits: 2)
            let counts = value.split(separator: " ").compactMap { Int($0) }
            guard parts.count == 3, let index = Int(parts[1]), counts.count == 2,
                counts.allSatisfy({ $0 >= 0 })
            else { throw Fault(.format, "the training state has no counts at \(key.escapedForTerminal)") }
            found.append((index, Entry(name: String(parts[2]), active: counts[0], steps: counts[1])))
        }
        entries = found.sorted { $0.index < $1.index }.map(\.entry)
    }
}
