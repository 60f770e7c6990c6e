import Engine

/// Completion: what could stand at the cursor, with a line about each. Nothing is evaluated and nothing
/// changes.
public struct Completer {
    let source: any CompletionSource
    let folder: String?

    /// - Parameter folder: where relative paths begin; nil for the working folder.
    public init(source: any CompletionSource, folder: String? = nil) {
        self.source = source
        self.folder = folder
    }

    /// The candidates at a cursor, a byte offset of the text.
    public func completion(of text: String, at cursor: Int) -> Completion {
        let before = Array(text.utf8.prefix(max(0, cursor)))
        let finder = ContextFinder { names in !callables(of: names).isEmpty }
        let point = finder.point(before)
        switch point.context {
        case .nothing: return .none
        case .shell, .text(nil): return paths(point)
        case .text(let call?): return texts(point, call)
        default:
            return Completion(start: point.start, candidates: matching(point.word, candidates(for: point)))
        }
    }

    /// What may stand at a point, fitting the word or not.
    func candidates(for point: CompletionPoint) -> [Candidate] {
        switch point.context {
        case .statement: locals(point) + bound() + functions(suffix: " ") + words()
        case .expression: locals(point) + bound() + functions(suffix: "(")
        case .argument(let call): arguments(call, point)
        case .value(let call): values(call, point)
        case .member(let receiver): members(receiver, point)
        case .part(let names): value(of: names).map(fields) ?? []
        case .use: names(like: "data") + [Candidate("\"", "a file of the language", kind: .path)]
        case .topic: topics()
        case .text, .shell, .nothing: []
        }
    }

    /// Those that begin with the word, each text once; if none does, those that do when case is ignored.
    func matching(_ word: String, _ all: [Candidate]) -> [Candidate] {
        var seen: Set<String> = []
        let unique = all.filter { seen.insert($0.text).inserted }
        guard !word.isEmpty else { return unique }
        let same = unique.filter { $0.text.hasPrefix(word) }
        if !same.isEmpty { return same }
        let folded = word.lowercased()
        return unique.filter { $0.text.lowercased().hasPrefix(folded) }
    }

    // MARK: Names

    /// Names that the entry itself makes.
    func locals(_ point: CompletionPoint) -> [Candidate] {
        point.localNames.map { Candidate($0, "a name of this entry", kind: .name) }
    }

    /// Names that the person bound, newest first.
    func bound() -> [Candidate] {
        source.bindings.reversed().map { name, value in
            Candidate(name, "\(value.kind): \(value.glance)", kind: .name)
        }
    }

    /// Built-in names; the suffix is for those that are called.
    func functions(suffix: String) -> [Candidate] {
        source.builtinNames.map { candidate($0, suffix: suffix) }
    }

    /// A built-in name as a candidate.
    func candidate(_ name: NameSummary, suffix: String) -> Candidate {
        name.result == nil
            ? Candidate(name.name, name.summary, kind: .name)
            : Candidate(name.name, name.summary, kind: .function, suffix: suffix)
    }

    /// Words of the language.
    func words() -> [Candidate] {
        source.statementWords.map { Candidate($0.name, $0.summary, kind: .keyword, suffix: " ") }
    }

    /// The built-in name of a namespace.
    func names(like name: String) -> [Candidate] {
        source.builtinNames.filter { $0.name == name }.map {
            Candidate($0.name, $0.summary, kind: .name, suffix: ".")
        }
    }

    /// What help knows about.
    func topics() -> [Candidate] {
        let builtins = (source.builtinNames + source.statementWords + source.topics)
            .map { Candidate($0.name, $0.summary, kind: .topic) }
        return builtins + source.bindings.map { Candidate($0.name, $0.value.kind, kind: .topic) }
    }
}
