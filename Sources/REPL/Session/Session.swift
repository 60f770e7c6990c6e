import Engine
import Language
import Plot
import Plugins

/// One sitting: the names that are bound, the settings, the data that is known, where runs go.
///
/// A session belongs to the thread that evaluates. It is what commands work on (`Host`), what the language finds
/// outside the text (`Vocabulary`), and what the prompt asks (`PromptSession`).
final class Session: Host {
    let output: Output
    let catalog: CommandCatalog
    var settings = SessionSettings()
    /// Runs are cut short and data is small, for tests (`--smoke`).
    let isSmoke: Bool
    /// The collections that are known.
    let data: DataLibrary
    /// Where run folders are made.
    let runs: RunFolders
    /// A training has run; what a smoke run prints after it is not compared.
    var hasTrained = false
    /// As it is written, the call that is to say what it would do, and to do nothing; nil for calls to be made.
    var explained: String?
    /// It is a prompt, which goes on after an interrupt.
    var isInteractive = false
    /// The number of the next input, from 1; part of the key of random draws without a seed.
    var inputNumber = 1
    private var draws = 0
    /// The code that `exit` asked for.
    var exitCode: Int32?
    /// The line that the last input's error proposes instead of it.
    var replacement: String?
    /// What `_` stands for, and `out[n]`.
    private(set) var shownValues = ShownValues()
    /// What it was before its last statements.
    var states = SessionStates()
    private(set) lazy var interpreter = Interpreter(vocabulary: self, host: self, stackSize: stackSize)
    private(set) lazy var module = Module(name: moduleName, folder: folder)
    private let moduleName: String
    private let folder: String
    private let stackSize: Int

    init(
        output: Output, data: DataLibrary, runs: RunFolders, isSmoke: Bool = false, name: String = "session",
        folder: String = ".", stackSize: Int = 8 << 20
    ) {
        self.output = output
        self.data = data
        self.runs = runs
        self.isSmoke = isSmoke
        catalog = CommandCatalog.standard
        moduleName = name
        self.folder = folder
        self.stackSize = stackSize
    }

    /// What the terminal said of its graphics, when it was asked.
    var terminalReply: TerminalReply?
    private var loadedFonts: FontLibrary?

    /// The fonts of figures, loaded when the first one is drawn.
    func fonts() throws -> FontLibrary {
        if let loadedFonts { return loadedFonts }
        let library = try FontLibrary(folder: Installation.fontFolder())
        loadedFonts = library
        return library
    }

    // MARK: What commands use

    var seed: Int { settings.seed }

    func write(_ line: String) { output.write(line) }

    func notice(_ line: String) { output.notice(line) }

    func checkInterrupt() throws {
        if Signals.interrupts > 0 || Signals.ending != nil { throw Fault(.interrupted, "Interrupted") }
        if output.isBroken { throw Fault(.interrupted, "standard output is gone") }
    }

    /// The stream of random numbers of a tensor function: of its seed, or the session's, which goes on.
    func tensorStream(seed: Int?) -> Stream {
        if let seed { return Stream(seed: UInt64(bitPattern: Int64(seed)), .tensor) }
        draws += 1
        return Stream(seed: UInt64(bitPattern: Int64(settings.seed)), .tensor, inputNumber, draws)
    }

    /// A verb's seed: its own, or the session's.
    func seed(_ given: Int?) -> Int { given ?? settings.seed }

    /// Keeps the value that a statement showed.
    func remember(_ value: Value, of input: Int) { shownValues.keep(value, of: input) }
}
