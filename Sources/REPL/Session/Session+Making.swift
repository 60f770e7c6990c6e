import Engine
import Glibc
import Plot
import Plugins

extension Session {
    /// The session that a command line asks for.
    static func make(_ options: CommandLineOptions, recipe: String? = nil) throws -> Session {
        let output = Output()
        if options.isQuiet { output.quietDepth = 1 }
        let session = Session(
            output: output, data: DataLibrary(manifest: options.manifest, isSmoke: options.isSmoke),
            runs: RunFolders(), isSmoke: options.isSmoke, name: recipe.map { Paths.stem(of: $0) } ?? "session",
            folder: recipe.map { Paths.folder(of: $0) } ?? ".", stackSize: Roga.stackSize)
        if let seed = options.seed { session.settings.seed = seed }
        if let runs = options.runs { session.settings.runs = runs }
        session.settings.threads = options.threads ?? Threads.count
        session.settings.graphics = options.graphics
        session.checkGraphicsVariable()
        return session
    }

    /// Says when the environment asks for graphics that do not exist.
    private func checkGraphicsVariable() {
        guard let pointer = getenv(GraphicsChoice.variable), pointer.pointee != 0 else { return }
        let name = String(cString: pointer)
        guard GraphicsKind(rawValue: name) == nil else { return }
        let names = GraphicsKind.allCases.map(\.rawValue).joined(separator: ", ")
        notice("\(GraphicsChoice.variable) is '\(name.escapedForTerminal)', which is none of \(names)")
    }
}
