import Engine

/// What completion knows of the names that mean something without being bound by the person.
public struct NameSummary: Equatable, Sendable {
    public var name: String
    /// One line.
    public var summary: String
    /// The kind of what a call gives, as in signatures; nil for what is not called.
    public var result: String?

    public init(_ name: String, _ summary: String, result: String? = nil) {
        self.name = name
        self.summary = summary
        self.result = result
    }
}

/// What completion asks. Nothing is evaluated: values are looked up by name, and fields that are values
/// already.
public protocol CompletionSource: AnyObject {
    /// Names that the person bound, newest last.
    var bindings: [(name: String, value: Value)] { get }
    /// Commands, functions, objectives, models, …, and names like `data` and `session`.
    var builtinNames: [NameSummary] { get }
    /// Words of the language that begin a statement, with what they do.
    var statementWords: [NameSummary] { get }
    /// Further topics of help.
    var topics: [NameSummary] { get }
    /// The forms of a name, the person's own first; empty for a name that cannot be called.
    func callables(named name: String) -> [any Callable]
    /// The value of a name, bound or built-in.
    func known(named name: String) -> Value?
    /// The fields of a value, with one line each.
    func fields(of value: Value) -> [NameSummary]
    /// The value of a field, if that is cheap to know.
    func field(_ name: String, of value: Value) -> Value?
}

extension CompletionSource {
    public var topics: [NameSummary] { [] }

    public var statementWords: [NameSummary] {
        [
            NameSummary("use", "brings a collection's domains, or the names of a file, into scope"),
            NameSummary("if", "if CONDITION { … } else { … }"),
            NameSummary("for", "for NAME in VALUES { … }"),
            NameSummary("while", "while CONDITION { … }"),
            NameSummary("fn", "fn NAME(PARAMETERS) = EXPRESSION, or { … }"),
            NameSummary("recipe", "a function with a run folder and parameters of the command line"),
            NameSummary("param", "a parameter of the whole file: param NAME: TYPE = VALUE"),
            NameSummary("try", "try { … } catch NAME { … }"),
            NameSummary("return", "ends a function with a value"),
            NameSummary("time", "how long a statement takes"),
            NameSummary("timeit", "the best time of five, and runs per second"),
            NameSummary("profile", "where the time of a statement goes"),
            NameSummary("trace", "each call of a statement, with arguments and result"),
            NameSummary("explain", "what a statement would do, without doing it"),
            NameSummary("bg", "runs a statement as a job in the background"),
            NameSummary("quiet", "hides what a statement prints"),
        ]
    }

    public func fields(of value: Value) -> [NameSummary] { standardFields(of: value) }

    /// What a value itself tells of its fields.
    public func standardFields(of value: Value) -> [NameSummary] {
        switch value {
        case .record(let record): record.entries.map { NameSummary($0.key, $0.value.glance) }
        case .table(let table):
            table.columns.map { NameSummary($0.name, "a column of \(table.count)") }
        case .noun(let noun): noun.fieldNames.map { NameSummary($0, "") }
        default: []
        }
    }

    public func field(_ name: String, of value: Value) -> Value? {
        switch value {
        case .record(let record): record[name]
        default: nil
        }
    }
}

extension Value {
    /// The value in a few words, for a menu.
    var glance: String {
        switch self {
        case .list(let items): "a list of \(items.count)"
        case .record(let record): "{" + record.keys.prefix(8).joined(separator: ", ") + "}"
        case .function(let function):
            function.name + "(" + function.parameters.map(\.label).joined(separator: ", ") + ")"
        case .text(let text): "\"\(String(text.prefix(40)).escapedForTerminal)\""
        default: literal
        }
    }
}
