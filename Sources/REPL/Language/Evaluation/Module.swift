import Engine

/// A file, or the session of a prompt; as scopes, of the thread that evaluates.
public final class Module: @unchecked Sendable {
    /// The name that errors and `use … as` know it by.
    public let name: String
    /// The folder that its `use` is relative to.
    let folder: String
    /// Whether parameters of the command line are its own; those of a file that another uses are not.
    let takesParameters: Bool
    /// Its top level.
    public private(set) lazy var scope = Scope(module: self, isFile: true)
    /// The types of its `param`s, which they keep when they are bound again.
    var parameterTypes: [String: TypeName] = [:]

    /// How often its top level was bound or restored: equal counts, equal names.
    public private(set) var changes = 0

    /// A name of the top level was bound.
    func noteChange() { changes &+= 1 }

    public convenience init(name: String, folder: String) {
        self.init(name: name, folder: folder, takesParameters: true)
    }

    init(name: String, folder: String, takesParameters: Bool) {
        self.name = name
        self.folder = folder
        self.takesParameters = takesParameters
    }

    /// Everything that a module binds at one moment. Values never change, so taking one costs nothing.
    public struct Snapshot: Sendable {
        public let names: [String: Value]
        let parameterTypes: [String: TypeName]
    }

    /// What is bound now: for `undo`, `mark`, and for statements that fail.
    public var snapshot: Snapshot { Snapshot(names: scope.names, parameterTypes: parameterTypes) }

    /// Binds exactly what was bound when the snapshot was taken.
    public func restore(_ snapshot: Snapshot) {
        scope.names = snapshot.names
        parameterTypes = snapshot.parameterTypes
        noteChange()
    }
}
