/// A fault that a person can cause and mend: one message, where it happened, and what to do.
///
/// Every error of the product that data, files or typing can cause is a `Fault`; the prompt prints it with
/// the place, the line and a caret, and goes on.
public struct Fault: Error, Sendable, CustomStringConvertible {
    /// What went wrong, which decides the exit code and the error number.
    public enum Kind: String, Sendable {
        /// Text that is not the language: exit 2.
        case syntax
        /// A name that means nothing here.
        case name
        /// An argument of a wrong label, number or range.
        case argument
        /// A value of a wrong kind.
        case type
        /// Shapes or dtypes that do not fit.
        case shape
        /// A value that has no meaning here (not finite, not invertible, empty).
        case value
        /// A file or folder that cannot be read or written.
        case file
        /// Bytes that are not what the file claims to be, or a manifest that is refused.
        case format
        /// More memory, depth or time than allowed.
        case limit
        /// A `check` that failed: exit 3.
        case check
        /// Ctrl-C.
        case interrupted
        /// An action in a state that does not allow it.
        case state
    }

    public var kind: Kind
    /// One sentence, without a final stop; names what was expected and what was found.
    public var message: String
    /// What to type or to do instead.
    public var hint: String?
    /// Where in the text the fault lies; the innermost place that is known wins.
    public var place: Place?
    /// Callers, innermost first, for a fault inside a function.
    public var trace: [Place] = []

    public init(_ kind: Kind, _ message: String, hint: String? = nil, at place: Place? = nil) {
        self.kind = kind
        self.message = message
        self.hint = hint
        self.place = place
    }

    public var description: String { hint.map { "\(message) (hint: \($0))" } ?? message }

    /// The same fault with a place, unless it has one already.
    public func located(at place: Place?) -> Fault {
        guard self.place == nil else { return self }
        var copy = self
        copy.place = place
        return copy
    }
}
