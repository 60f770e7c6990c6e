/// Anything that can be called: a built-in, a `fn`, a recipe, a lambda.
public protocol Callable: Sendable {
    /// The name, or `x => …` for a lambda.
    var name: String { get }
    /// What may be given, for completion, help and messages.
    var parameters: [FieldDescription] { get }
    /// Whether its value is not shown when a call of it is a whole statement.
    var isSilent: Bool { get }
    /// The value of a call.
    func call(_ call: Call, in host: any Host) throws -> Value
}

extension Callable {
    public var isSilent: Bool { false }
}

/// The arguments of one call, as written.
public struct Call: Sendable {
    /// One argument with where it stands and how it was written.
    public struct Argument: Sendable {
        public var value: Value
        public var place: Place?
        /// The source text of the expression, for messages and stamps; nil where there is none.
        public var text: String?
        /// Other readings, tried in order where the field does not take `value`: in a manifest the field decides
        /// whether `48` is a number or a text.
        public var alternatives: [Value]

        public init(_ value: Value, at place: Place? = nil, text: String? = nil, alternatives: [Value] = []) {
            self.value = value
            self.place = place
            self.text = text
            self.alternatives = alternatives
        }
    }

    public var positional: [Argument]
    public var named: [(label: String, labelPlace: Place?, argument: Argument)]
    /// The whole call.
    public var place: Place?

    public init(
        _ positional: [Argument] = [], named: [(label: String, labelPlace: Place?, argument: Argument)] = [],
        at place: Place? = nil
    ) {
        self.positional = positional
        self.named = named
        self.place = place
    }

    /// A call with values that no text stands behind.
    public init(values: [Value]) {
        self.init(values.map { Argument($0) })
    }
}

/// What a call may use of the session that it runs in.
public protocol Host: AnyObject {
    /// `session.seed`.
    var seed: Int { get }
    /// Adds a line to standard output.
    func write(_ line: String)
    /// Adds a line to standard error: notices and warnings.
    func notice(_ line: String)
    /// Throws `Fault(.interrupted)` after Ctrl-C; long work asks every few milliseconds.
    func checkInterrupt() throws
}
