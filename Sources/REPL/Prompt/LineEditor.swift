/// What a line editor gave back.
public enum Entry: Equatable, Sendable {
    /// An entry, of one or several lines, ended with Enter.
    case text(String)
    /// Ctrl-C: what had been typed.
    case abandoned(String)
    /// Ctrl-D on an empty line, or the terminal is gone.
    case end
    /// The process was asked to end.
    case signal(Signals.Kind)
}

/// What a line editor asks while a person types.
public protocol LineEditorDelegate: AnyObject {
    /// The prompt stands on the screen, and no key was read yet: the time for what may take a while.
    func promptIsShown()
    /// What Enter does with a text.
    func completeness(of text: String) -> Completeness
    /// What could stand at the cursor, a byte offset.
    func completion(of text: String, at cursor: Int) -> Completion
    /// The parts of a text that have a colour of their own, in order.
    func highlights(of text: String) -> [Highlight]
    /// What the text could go on with; for an empty one, what Tab puts on the line.
    func suggestion(for text: String) -> String?
    /// What could be given next, to be read and not to be taken.
    func hint(for text: String) -> String?
    /// The text that a paste stands for, without prompts and output that were copied along.
    func cleaned(paste: String) -> String
}

/// Reads entries from a terminal. GNU readline is behind it, and another editor could be.
public protocol LineEditor: AnyObject {
    var delegate: (any LineEditorDelegate)? { get set }
    /// Colours in the menu and while typing, and grey suggestions.
    var isColoured: Bool { get set }
    /// Reads one entry; `initial` is on the line already, to be edited.
    func readEntry(prompt: String, initial: String) -> Entry
    /// Makes an entry the newest of the history that Up goes through.
    func remember(_ entry: String)
    /// Writes to the terminal at once, between entries.
    func write(_ text: String)
    /// Writes lines above what is being typed, from within a `watch`.
    func printAbove(_ lines: [String])
    /// Calls `action` whenever a descriptor is readable while an entry is typed.
    func watch(_ descriptor: Int32, _ action: @escaping () -> Void)
}
