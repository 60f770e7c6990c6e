import Engine
import Glibc
import Plugins

/// The folders of runs: made when first needed, one for a recipe, and one that a prompt's session shares.
final class RunFolders {
    /// The folder that is open: of `roga run`, of a recipe that runs, or the session's.
    private struct Open {
        let name: String
        let source: [UInt8]?
        let parameters: Record
        var path: String?
        var trainings = 0
        var figures = 0
    }

    private var stack: [Open] = []
    private var shared = Open(name: "prompt", source: nil, parameters: Record())

    /// `roga run` makes one folder, named after the file.
    func begin(
        file: String, source: Source, _ parameters: [CommandLineOptions.Parameter], _ session: Session
    ) throws {
        let given = Record(parameters.map { ($0.key, .text($0.value)) })
        shared = Open(name: Paths.stem(of: file), source: source.text, parameters: given)
    }

    /// A recipe called at a prompt makes a folder of its own; within `roga run` it uses that run's.
    func begin(recipe: String, _ arguments: Record, _ session: Session) throws {
        guard shared.source == nil else { return }
        stack.append(Open(name: recipe, source: nil, parameters: arguments))
    }

    /// The recipe has ended.
    func end() {
        if !stack.isEmpty { stack.removeLast() }
    }

    /// Writes the end of a run's record.
    func finish(code: Int32, _ session: Session) {
        guard let path = shared.path, shared.source != nil else { return }
        let line = code == 0 ? "done" : "ended with code \(code)"
        try? RunLog.append(line, to: path + "/log.txt")
    }
}
