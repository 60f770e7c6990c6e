import Engine

/// Whether Enter ends an entry.
public enum Completeness: Equatable, Sendable {
    /// It can be evaluated.
    case complete
    /// Something is open; the next line begins with this many spaces.
    case incomplete(indent: Int)
    /// It is wrong whatever follows, and is handed in so that the error is shown.
    case error
}

/// How the evaluation of an entry went.
public enum Outcome: Equatable, Sendable {
    case ok
    case failed
    /// `exit n`, `quit`.
    case exit(Int32)
}

/// What the prompt needs of the session.
public protocol PromptSession: CompletionSource {
    /// The number of the next input, from 1.
    var inputNumber: Int { get }
    /// `session.colour`; the terminal must allow it too.
    var colour: Bool { get }
    /// What Enter does.
    func completeness(of text: String) -> Completeness
    /// Evaluates an entry and shows its values or its error.
    func evaluate(_ text: String) -> Outcome
    /// `?topic`, `topic?`, `?` alone (an empty topic).
    func help(_ topic: String) -> Outcome
    /// `??words`: help that mentions them.
    func search(_ words: String) -> Outcome
    /// `!command`.
    func shell(_ command: String) -> Outcome
    /// A text that the last entry wants on the next line, to be edited (`edit 3`).
    func takePrefill() -> String?
    /// The line that the last entry's error proposes instead of it; nil where it proposes none.
    var replacement: String? { get }
    /// Readable when `jobMessages` has something to say.
    var jobDescriptor: Int32? { get }
    /// What background jobs have to say since the last call.
    func jobMessages() -> [String]
}

extension PromptSession {
    public func takePrefill() -> String? { nil }
    public var replacement: String? { nil }
    public var jobDescriptor: Int32? { nil }
    public func jobMessages() -> [String] { [] }
}
