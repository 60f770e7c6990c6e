import Engine

/// What the language finds outside the text: names, collections, files. The language knows no command by name.
public protocol Vocabulary: AnyObject {
    /// The built-in of a name.
    func callable(named name: String) -> (any Callable)?
    /// A built-in value: `data`, `session`.
    func value(named name: String) -> Value?
    /// All built-in names, for suggestions.
    var names: [String] { get }
    /// Whether a name that is not known belongs to the language all the same, and comes with a later version.
    func comesLater(_ name: String) -> Bool
    /// Whether a statement that is only this name calls it: `whos`, `undo`, `quit`.
    func isStatementCommand(_ name: String) -> Bool
    /// `use data.forge`: the names that it binds, in order; it shows what it brings.
    func use(_ path: [String]) throws -> [(name: String, value: Value)]
    /// `session.colour = false`; false where the name has no fields that can be set.
    func setField(_ field: String, of name: String, to value: Value) throws -> Bool
    /// A value as a kind that the language does not know (`dataset`, `model`); nil if it is none.
    func value(_ value: Value, as kind: String) -> Value?
    /// The text of a file that `use` names, and the name it is known by (its resolved path).
    func read(_ path: String, relativeTo folder: String) throws -> (source: Source, identity: String)
    /// Runs something with its output off.
    func quietly<T>(_ body: () throws -> T) rethrows -> T
    /// Says what a call, written so, would do, and does nothing.
    func explain(_ function: any Callable, _ call: Call, written text: String) throws
    /// Says what a value is made of, such as a run's stamp.
    func explain(_ value: Value, at place: Place) throws
    /// A statement under `profile`, `trace` or `bg`.
    func perform(_ word: PrefixWord, _ statement: Statement, in scope: Scope) throws -> Value
    /// A recipe is about to run: its run folder is made.
    func beginRecipe(_ name: String, arguments: Record) throws
    /// The recipe has ended.
    func endRecipe()
}

extension Vocabulary {
    public func comesLater(_ name: String) -> Bool { false }
}
