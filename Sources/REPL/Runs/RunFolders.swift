import Engine
import Glibc
import Plugins

/// The folders of runs: made when first needed, one for a recipe, one that a prompt's session shares.
final class RunFolders {
    /// The folder of `roga run`, of a recipe that runs, or the session's.
    private struct Open {
        let name: String
        /// The text of the recipe's file, and its parameters.
        let source: [UInt8]?
        let parameters: Record
        var path: String?
        var trainings = 0
        var figures = 0
    }

    private var stack = [Open(name: "prompt", source: nil, parameters: Record())]
    private var log: FileLog?
    private var lock: FolderLock?
    /// Whether the open folder is gone on with (`--resume`): trainings that it holds are not begun again.
    private(set) var isResumed = false

    /// `roga run` makes one folder, named after the file.
    func begin(file: String, source: Source, _ parameters: [CommandLineOptions.Parameter]) {
        let given = Record(parameters.map { ($0.key, .text($0.value)) })
        stack = [Open(name: Paths.stem(of: file), source: source.text, parameters: given)]
    }

    /// `roga run --resume` goes on in a folder that it made before.
    ///
    /// - Throws: `.state` where another process runs it, `.file`.
    func resume(in path: String, _ session: Session) throws {
        stack[0].path = path
        isResumed = true
        lock = try FolderLock(path)
        openLog(path, session)
    }

    /// Notes in the folder how the run ended, if one was made.
    func finish(code: Int32) {
        guard let path = stack[0].path, stack[0].source != nil else { return }
        let state = code == 0 ? "done" : code >= 128 ? "interrupted" : "failed"
        try? write(.record(Record([("state", .text(state)), ("code", .int(Int(code)))])), to: path + "/end.json")
    }

    /// The folder of the file that runs; nil before it was needed.
    var path: String? { stack[0].path }

    /// A line for the log, and for standard error where there is no terminal.
    func log(_ line: String, _ session: Session) {
        log?.append(line)
        if !session.output.isTerminal { session.notice(line) }
    }

    /// A recipe called at a prompt makes a folder of its own; within `roga run` it uses that run's.
    func begin(recipe: String, _ arguments: Record) {
        guard stack[0].source == nil else { return }
        stack.append(Open(name: recipe, source: nil, parameters: arguments))
    }

    /// The recipe has ended.
    func end() {
        if stack.count > 1 { stack.removeLast() }
    }

    /// Whether a recipe's file runs, so that figures without a name go into its folder.
    var isFileRun: Bool { stack[0].source != nil }

    /// The next `train-NN` in the folder that is open.
    func trainFolder(_ session: Session) throws -> String {
        let path = try folder(session)
        stack[stack.count - 1].trainings += 1
        let number = stack[stack.count - 1].trainings
        return "\(path)/train-\(number < 10 ? "0" : "")\(number)"
    }

    /// The next `figures/NN.png` in the folder that is open.
    func figurePath(_ session: Session) throws -> String {
        let path = try folder(session) + "/figures"
        try Paths.makeFolder(path)
        stack[stack.count - 1].figures += 1
        let number = stack[stack.count - 1].figures
        return "\(path)/\(number < 10 ? "0" : "")\(number).png"
    }

    /// The open folder, made now if it is not there.
    private func folder(_ session: Session) throws -> String {
        let open = stack[stack.count - 1]
        if let path = open.path { return path }
        let stamp = Stamp.timestamp("%Y%m%d-%H%M%S")
        let tail = String(UInt16.random(in: 0...UInt16.max), radix: 16)
        let path = "\(session.settings.runs)/\(stamp)-\(open.name)-\(String(repeating: "0", count: 4 - tail.count))\(tail)"
        try Paths.makeFolder(path)
        stack[stack.count - 1].path = path
        if let source = open.source { try AtomicFile.write(source, to: path + "/recipe.roga") }
        try write(.record(open.parameters), to: path + "/params.json")
        try write(.record(Stamp.record(session, statement: nil)), to: path + "/stamp.json")
        if stack.count == 1 { lock = try FolderLock(path) }
        openLog(path, session)
        return path
    }

    private func openLog(_ path: String, _ session: Session) {
        guard let log = FileLog(path: path + "/log.txt") else { return }
        self.log = log
        session.output.listeners.insert({ log.append($0) }, at: 0)
    }

    private func write(_ value: Value, to path: String) throws {
        try AtomicFile.write(Array((JSONText.pretty(value) + "\n").utf8), to: path)
    }
}
