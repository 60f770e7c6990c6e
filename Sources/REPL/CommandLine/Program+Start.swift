import Engine
import Glibc
import Language
import Plugins

/// The program: reads the command line and runs what it asks for.
enum Roga {
    static let version = "0.1"

    /// Bytes of the stack that evaluation runs on: recursion of the language is deep, the system's default is not.
    static let stackSize = 512 << 20

    /// Runs the program; its exit code.
    static func run(_ arguments: [String]) -> Int32 {
        Signals.install()
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        do {
            return try perform(CommandLineOptions(arguments))
        } catch {
            let fault = error as? Fault ?? Fault(.state, "\(error)")
            report(fault)
            return fault.kind == .file || fault.kind == .argument || fault.kind == .syntax ? 2 : 1
        }
    }

    private static func perform(_ options: CommandLineOptions) throws -> Int32 {
        if let kernels = options.kernels { try Threads.useKernels(kernels) }
        switch options.action {
        case .version:
            print(Versions.text)
            return 0
        case .help:
            print(CommandLineOptions.usage)
            return 0
        case .examples:
            for line in HelpText.examples(CommandCatalog.standard) { print(line) }
            return 0
        case .code(let code):
            return try script(Source(name: "-e", text: Array(code.utf8)), options)
        case .file(let path, let parameters): return try file(path, parameters, options)
        case .test(let files): return try test(files, options)
        case .interactive:
            guard isatty(0) == 1, isatty(1) == 1 else {
                return try script(Source(name: "stdin", text: StandardInput.bytes()), options)
            }
            return try prompt(options)
        }
    }

    private static func script(_ source: Source, _ options: CommandLineOptions) throws -> Int32 {
        let session = try Session.make(options)
        let program = try session.interpreter.parse(source, folder: ".")
        return finish(session, ScriptRunner(session, keepsGoing: options.keepsGoing).run(program))
    }

    private static func file(
        _ path: String, _ parameters: [CommandLineOptions.Parameter], _ options: CommandLineOptions
    ) throws -> Int32 {
        let source = Source(name: path, text: try FileBytes.read(path, limit: 64 << 20))
        let session = try Session.make(options, recipe: path)
        let program = try session.interpreter.parse(source, folder: Paths.folder(of: path))
        session.interpreter.adopt(session.module, identity: try Paths.resolved(path))
        if options.describes || options.lists {
            for line in RecipeDescription.lines(program, path, listsRecipes: options.lists) { print(line) }
            return 0
        }
        try RecipeDescription.check(parameters, against: program)
        for parameter in parameters { session.interpreter.overrides[parameter.key] = parameter.value }
        session.runs.begin(file: path, source: source, parameters)
        if options.resumes { try resume(source, parameters, options, session) }
        let runner = ScriptRunner(session, checks: options.isSmoke, keepsGoing: options.keepsGoing)
        let code = finish(session, runner.run(program))
        session.runs.finish(code: code)
        if code >= 128, let folder = session.runs.path {
            let given = parameters.map { " \($0.key)=\($0.value)" }.joined()
            session.output.error("go on with: roga run --resume=\(folder) \(path)\(given)")
        }
        return code
    }

    private static func resume(
        _ source: Source, _ parameters: [CommandLineOptions.Parameter], _ options: CommandLineOptions, _ session: Session
    ) throws {
        let given = Record(parameters.map { ($0.key, .text($0.value)) })
        let folder: String
        if let named = options.resumeFolder {
            try UnfinishedRun.check(named, source: source, given)
            folder = named
        } else {
            folder = try UnfinishedRun.newest(in: session.settings.runs, source: source, given)
        }
        session.output.error("going on in \(folder.escapedForTerminal)")
        try session.runs.resume(in: folder, session)
    }

    private static func test(_ files: [String], _ options: CommandLineOptions) throws -> Int32 {
        guard !files.isEmpty else { throw Fault(.argument, "test needs the names of files") }
        var failures = 0
        for path in files {
            let source = Source(name: path, text: try FileBytes.read(path, limit: 64 << 20))
            let session = try Session.make(options, recipe: path)
            session.output.quietDepth = 0
            let program = try session.interpreter.parse(source, folder: Paths.folder(of: path))
            session.interpreter.adopt(session.module, identity: try Paths.resolved(path))
            let runner = ScriptRunner(session, checks: true)
            let code = runner.run(program)
            print("\(code == 0 ? "ok    " : "FAILED") \(path.escapedForTerminal): \(runner.checked) statements held")
            if code != 0 { failures += 1 }
        }
        return failures == 0 ? 0 : 3
    }

    private static func prompt(_ options: CommandLineOptions) throws -> Int32 {
        let session = try Session.make(options)
        session.isInteractive = true
        let environment = { (name: String) in getenv(name).map { String(cString: $0) } }
        let style = TerminalStyle(environment: environment, isTerminal: true)
        let path = options.isPrivate ? nil : HistoryFile.standardPath(environment: environment)
        let editor = ReadlineEditor()
        print(Greeting.line(Versions.parts(session), columns: session.output.width))
        if !options.isClean, let file = StartupFile.path(environment: environment) {
            StartupFile.run(file, in: session)
            if let code = session.exitCode { return code }
        }
        let loop = PromptLoop(
            session: session, editor: editor, history: path.map { HistoryFile(path: $0) }, style: style)
        return loop.run().exitCode
    }

    /// The code of a program whose output was lost is never 0.
    private static func finish(_ session: Session, _ code: Int32) -> Int32 {
        session.output.isBroken && code == 0 ? 1 : code
    }

    static func report(_ fault: Fault) {
        for line in Diagnostic.lines(fault, colour: TerminalStyle.standardErrorIsColoured) {
            Output().error(line)
        }
    }
}
