import Engine
import Plot

/// The command line: `roga [OPTIONS] [run] [FILE] [key=value …]`, `roga -e CODE`.
struct CommandLineOptions {
    /// What to do.
    enum Action: Equatable {
        /// The prompt, or standard input where it is not a terminal.
        case interactive
        /// `-e CODE`.
        case code(String)
        /// A recipe with its parameters.
        case file(String, [Parameter])
        /// `roga test FILE…`.
        case test([String])
        case version
        case help
        /// The examples of all functions as a script with `#>` lines, for `roga test`.
        case examples
    }

    /// `key=value`.
    struct Parameter: Equatable {
        let key: String
        let value: String
    }

    var action = Action.interactive
    var seed: Int?
    var threads: Int?
    /// The set of kernels to compute with; the fastest of this CPU when nil.
    var kernels: String?
    var runs: String?
    var manifest: String?
    var graphics: GraphicsKind?
    var isQuiet = false
    var isSmoke = false
    var keepsGoing = false
    var isPrivate = false
    /// The prompt reads no startup file.
    var isClean = false
    /// After a file: its parameters (`--help`) or its recipes (`--list`).
    var describes = false
    var lists = false
    /// Go on with an unfinished run of the file: the newest one, or the one in a folder.
    var resumes = false
    var resumeFolder: String?

    /// - Throws: `.argument` for anything unknown; exit code 2.
    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        var words: [String] = []
        while let argument = rest.popFirst() {
            if words.isEmpty || argument.hasPrefix("--") { if try option(argument, &rest, words) { continue } }
            words.append(argument)
        }
        try take(words)
    }

    private mutating func option(_ argument: String, _ rest: inout ArraySlice<String>, _ words: [String]) throws -> Bool {
        switch argument {
        case "-e":
            guard let code = rest.popFirst() else { throw CommandLineOptions.missing("-e", "the code") }
            action = .code(code)
        case "--seed": seed = try CommandLineOptions.number(argument, rest.popFirst(), 0...Int.max)
        case "--threads": threads = try CommandLineOptions.number(argument, rest.popFirst(), 1...1024)
        case "--kernels": kernels = try CommandLineOptions.kernels(rest.popFirst())
        case "--runs": runs = try CommandLineOptions.value(argument, rest.popFirst())
        case "--manifest": manifest = try CommandLineOptions.value(argument, rest.popFirst())
        case "--graphics": graphics = try CommandLineOptions.graphics(rest.popFirst())
        case "--quiet": isQuiet = true
        case "--smoke": isSmoke = true
        case "--keep-going": keepsGoing = true
        case "--private": isPrivate = true
        case "--clean": isClean = true
        case "--version": action = .version
        case "--examples": action = .examples
        case "--list": lists = true
        case "--resume": resumes = true
        case _ where argument.hasPrefix("--resume="):
            resumes = true
            resumeFolder = try CommandLineOptions.value("--resume", String(argument.dropFirst("--resume=".count)))
        case "--help", "-h":
            if words.isEmpty { action = .help } else { describes = true }
        default:
            guard argument.hasPrefix("-"), argument.count > 1 else { return false }
            let near = Suggestion.nearest(to: argument, among: CommandLineOptions.names)
            throw Fault(
                .argument, "there is no option \(argument.escapedForTerminal)",
                hint: near.map { "did you mean \($0)?" } ?? "roga --help lists the options")
        }
        return true
    }

    private static let names = [
        "-e", "--seed", "--threads", "--kernels", "--runs", "--manifest", "--graphics", "--quiet", "--smoke",
        "--keep-going", "--private", "--clean", "--version", "--examples", "--list", "--help",
        "--resume",
    ]

    private mutating func take(_ words: [String]) throws {
        guard var first = words.first else { return }
        var rest = words.dropFirst()
        if case .code = action {
            throw Fault(.argument, "-e takes one text, and '\(first.escapedForTerminal)' follows it")
        }
        if first == "test" {
            action = .test(Array(rest))
            return
        }
        if first == "run" {
            guard let file = rest.popFirst() else { throw CommandLineOptions.missing("run", "a file") }
            first = file
        }
        action = .file(
            first,
            try rest.map { word in
                guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
                    throw Fault(
                        .argument, "'\(word.escapedForTerminal)' is not key=value",
                        hint: "parameters of a recipe are written epochs=5")
                }
                return Parameter(key: String(word[..<equals]), value: String(word[word.index(after: equals)...]))
            })
    }

    private static func value(_ option: String, _ text: String?) throws -> String {
        guard let text, !text.isEmpty else { throw missing(option, "a value") }
        return text
    }

    private static func graphics(_ text: String?) throws -> GraphicsKind {
        let name = try value("--graphics", text)
        guard let kind = GraphicsKind(rawValue: name) else {
            let names = GraphicsKind.allCases.map(\.rawValue)
            let near = Suggestion.nearest(to: name, among: names)
            throw Fault(
                .argument, "--graphics takes " + names.joined(separator: ", ") + ", not '\(name.escapedForTerminal)'",
                hint: near.map { "did you mean \($0)?" })
        }
        return kind
    }

    private static func kernels(_ text: String?) throws -> String {
        let name = try value("--kernels", text)
        let names = Threads.kernelSets
        guard !names.contains(name) else { return name }
        let near = Suggestion.nearest(to: name, among: names)
        throw Fault(
            .argument,
            "--kernels takes " + names.joined(separator: ", ") + " on this CPU, not '\(name.escapedForTerminal)'",
            hint: near.map { "did you mean \($0)?" })
    }

    private static func number(_ option: String, _ text: String?, _ range: ClosedRange<Int>) throws -> Int {
        guard let text, let number = Int(text), range.contains(number) else {
            throw Fault(.argument, "\(option) needs a whole number of at least \(range.lowerBound)")
        }
        return number
    }

    private static func missing(_ option: String, _ what: String) -> Fault {
        Fault(.argument, "\(option) needs \(what)", hint: "roga --help shows the command line")
    }

    /// What `roga --help` prints.
    static let usage = """
        roga                       the prompt
        roga run FILE [key=value …]  a recipe with its parameters (also: roga FILE …)
        roga run FILE --help       the recipe's parameters      roga run FILE --list   its recipes
        roga -e 'CODE'             one line                     roga < FILE            standard input
        roga test FILE…            holds what files print against their #> lines
        options: --seed N  --threads N  --kernels SET  --runs DIR  --manifest FILE  --quiet  --smoke  --keep-going
                 --private  --clean  --graphics KIND  --version  --examples
                 --resume[=DIR] goes on with an unfinished run of FILE
        exit codes: 0 ok, 1 an error while running, 2 command line or syntax, 3 a check failed, 130 interrupted
        """
}
