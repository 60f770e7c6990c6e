import Engine

/// What a `fn`, a lambda, a recipe or a file binds, and what the variables of a comprehension hide.
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
    /// The scope that a comprehension stands in; nil for functions and files.
    private let around: Scope?

    init(module: Module, captured: [String: Value] = [:], isFile: Bool = false) {
        self.module = module
        self.captured = captured
        self.isFile = isFile
        around = nil
    }

    /// The variables of a comprehension.
    init(comprehensionIn around: Scope) {
        module = around.module
        captured = [:]
        isFile = false
        self.around = around
    }

    /// The value of a name that the text binds: here, around, or in the file.
    public func value(of name: String) -> Value? {
        if let value = names[name] { return value }
        if let around { return around.value(of: name) }
        return captured[name] ?? (isFile ? nil : module.scope.names[name])
    }

    /// The scope that assignments bind in: comprehensions have none of their own.
    var binding: Scope { around?.binding ?? self }

    /// What a function that is made here takes with it. Names of the file are looked up when it runs.
    var takenAlong: [String: Value] {
        if let around {
            let outer = around.takenAlong
            return outer.isEmpty ? names : outer.merging(names) { $1 }
        }
        return isFile ? [:] : captured.isEmpty ? names : captured.merging(names) { $1 }
    }

    /// All names that the text binds and that can be seen from here.
    public var visibleNames: [String] {
        if let around { return Array(names.keys) + around.visibleNames }
        return Array(names.keys) + Array(captured.keys) + (isFile ? [] : Array(module.scope.names.keys))
    }
}
