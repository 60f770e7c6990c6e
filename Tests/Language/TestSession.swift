import Engine
import Language

/// A session with a handful of functions, that keeps what is printed.
final class TestSession: Host, Vocabulary {
    private(set) var printed: [String] = []
    private(set) var notices: [String] = []
    private var quietDepth = 0
    private let functions: [String: TestFunction]
    /// Files that `use` finds, by path.
    var files: [String: String] = [:]
    /// Calls until Ctrl-C "comes"; nil for never.
    var interruptAfter: Int?
    var colour = true
    private(set) lazy var interpreter = Interpreter(vocabulary: self, host: self, stackSize: stackSize)
    private(set) lazy var module = Module(name: "test", folder: ".")

    private let stackSize: Int

    init(stackSize: Int = 8 << 20) {
        functions = TestFunction.all
        self.stackSize = stackSize
    }

    // MARK: Running

    /// Everything that a text shows and prints; a fault is its last line, as `error: message`.
    func run(_ text: String, name: String = "test.roga") -> [String] {
        printed = []
        do {
            let program = try interpreter.parse(Source(name: name, text: Array(text.utf8)), folder: ".")
            for statement in program.statements { try run(statement) }
        } catch let fault as Fault {
            printed.append("error: \(fault.message)")
        } catch {
            printed.append("unexpected \(error)")
        }
        return printed
    }

    /// The fault that a text ends with.
    func fault(_ text: String, name: String = "test.roga") -> Fault? {
        do {
            let program = try interpreter.parse(Source(name: name, text: Array(text.utf8)), folder: ".")
            for statement in program.statements { try run(statement) }
            return nil
        } catch {
            return error as? Fault
        }
    }

    /// Runs one statement and prints the value that it shows.
    func run(_ statement: Statement) throws {
        if let value = try interpreter.run(statement, in: module) { show(value) }
    }

    /// What a statement prints.
    func output(of statement: Statement) throws -> [String] {
        printed = []
        try run(statement)
        return printed
    }

    private func show(_ value: Value) {
        for line in Shown.lines(value, width: 80, in: self) { write(line) }
    }

    // MARK: Host

    var seed: Int { 0 }

    func write(_ line: String) { if quietDepth == 0 { printed.append(line) } }

    func notice(_ line: String) { notices.append(line) }

    func checkInterrupt() throws {
        guard let left = interruptAfter else { return }
        guard left > 0 else { throw Fault(.interrupted, "Interrupted") }
        interruptAfter = left - 1
    }

    // MARK: Vocabulary

    func callable(named name: String) -> (any Callable)? { functions[name] }

    func value(named name: String) -> Value? {
        name == "session" ? .record(Record([("colour", .bool(colour))])) : nil
    }

    var names: [String] { functions.keys.sorted() }

    func isStatementCommand(_ name: String) -> Bool { name == "whos" }

    func use(_ path: [String]) throws -> [(name: String, value: Value)] {
        guard path == ["data", "forge"] else {
            throw Fault(.name, "there is no \(path.joined(separator: "."))")
        }
        return [("df", "deepfakes"), ("fs", "faceswap")]
    }

    func setField(_ field: String, of name: String, to value: Value) throws -> Bool {
        guard name == "session", field == "colour", case .bool(let isOn) = value else { return false }
        colour = isOn
        return true
    }

    func value(_ value: Value, as kind: String) -> Value? { nil }

    func read(_ path: String, relativeTo folder: String) throws -> (source: Source, identity: String) {
        let full = folder == "." ? path : folder + "/" + path
        guard let text = files[full] else { throw Fault(.file, "\(path): no such file") }
        return (Source(name: full, text: Array(text.utf8)), full)
    }

    func quietly<T>(_ body: () throws -> T) rethrows -> T {
        quietDepth += 1
        defer { quietDepth -= 1 }
        return try body()
    }

    func explain(_ function: any Callable, _ call: Call, written text: String) throws {
        write("explain \(function.name): \(text)")
    }

    func explain(_ value: Value, at place: Place) throws { write("explain a \(value.kind)") }

    func perform(_ word: PrefixWord, _ statement: Statement, in scope: Scope) throws -> Value {
        throw Fault(.state, "'\(word.rawValue)' comes with the session", at: statement.place)
    }

    func beginRecipe(_ name: String, arguments: Record) throws {
        write("begin \(name) \(arguments.keys.joined(separator: " "))")
    }

    func endRecipe() { write("end") }
}
