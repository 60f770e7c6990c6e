import Engine

/// What the language finds outside the text: names, collections, files. The language knows no command by name.
public protocol Vocabulary: AnyObject {
    /// The built-in of a name.
    func callable(named name: String) -> (any Callable)?
    /// A built-in value: `data`, `session`.
    func value(named name: String) -> Value?
    /// All built-in names, for suggestions.
    var names: [String] { get }
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
    /// A statement under `profile`, `trace`, `explain` or `bg`.
    func perform(_ word: PrefixWord, _ statement: Statement, in scope: Scope) throws -> Value
    /// A recipe is about to run: its run folder is made.
    func beginRecipe(_ name: String, arguments: Record) throws
    /// The recipe has ended.
    func endRecipe()
}

/// What a `fn`, a lambda, a recipe or a file binds.
///
/// Scopes and modules belong to the thread that evaluates; only functions, which run there, refer to them.
public final class Scope: @unchecked Sendable {
    /// The file that the text stands in; a file's own scope is its module.
    let module: Module
    /// Names bound here; of a file, its top level.
    public internal(set) var names: [String: Value] = [:]
    /// Names of enclosing functions, as they were when the function was made.
    let captured: [String: Value]
    /// Whether this is a file's top level.
    let isFile: Bool

    init(module: Module, captured: [String: Value] = [:], isFile: Bool = false) {
        self.module = module
        self.captured = captured
        self.isFile = isFile
    }

    /// The value of a name that the text binds: here, around, or in the file.
    public func value(of name: String) -> Value? {
        names[name] ?? captured[name] ?? (isFile ? nil : module.scope.names[name])
    }

    /// All names that the text binds and that can be seen from here.
    public var visibleNames: [String] {
        Array(names.keys) + Array(captured.keys) + (isFile ? [] : Array(module.scope.names.keys))
    }
}

/// A file, or the session of a prompt; as scopes, of the thread that evaluates.
public final class Module: @unchecked Sendable {
    /// The name that errors and `use … as` know it by.
    public let name: String
    /// The folder that its `use` is relative to.
    let folder: String
    /// Its top level.
    public private(set) lazy var scope = Scope(module: self, isFile: true)
    /// The types of its `param`s, which they keep when they are bound again.
    var parameterTypes: [String: TypeName] = [:]

    public init(name: String, folder: String) {
        self.name = name
        self.folder = folder
    }
}
