import Engine

/// Runs statements: a tree walk with scopes.
///
/// An interpreter belongs to one thread, the one that evaluates; values that refer to it (functions) are called
/// there alone, which is why it may be marked sendable.
public final class Interpreter: @unchecked Sendable {
    /// A `break`, `continue` or `return` on its way out of an `if` inside an expression.
    struct Leaving: Error { let flow: Flow }

    /// What a statement came to.
    enum Flow: Sendable {
        case value(Value)
        case leave
        case next
        case give(Value)
    }

    public let vocabulary: any Vocabulary
    public let host: any Host
    /// Values of the command line by parameter, as they were written.
    public var overrides: [String: String] = [:]
    /// Names that `param` statements declared, in order.
    public private(set) var parameters: [ParameterDescription] = []
    let library: Library
    private let stack: StackGuard
    private var calls = 0
    /// Whether the value of the last expression statement came from a function that works silently.
    var wasSilent = false
    /// Where the call stands that is to be explained instead of made.
    private var explained: Expression?

    /// Calls within one another.
    static let recursionLimit = 1000
    /// Bytes of one text that the language makes.
    static let textLimit = 64 << 20

    /// - Parameter stackSize: bytes of the calling thread's stack.
    public init(vocabulary: any Vocabulary, host: any Host, stackSize: Int = 8 << 20) {
        self.vocabulary = vocabulary
        self.host = host
        library = Library(vocabulary: vocabulary)
        stack = StackGuard(stackSize: stackSize)
    }

    /// Parses a text and all files that it uses.
    public func parse(_ source: Source, folder: String) throws -> Program {
        let program = try Parser.parse(source)
        try library.load(program, folder: folder)
        return program
    }

    /// Makes the main program's file known, so that a file that it uses, or itself, can use it.
    public func adopt(_ module: Module, identity: String) { library.adopt(module, identity: identity) }

    /// Evaluates a statement up to its outermost call and has the vocabulary explain that call, or the value.
    func explain(_ statement: Statement, _ scope: Scope) throws {
        guard let expression = statement.outermost else {
            throw Fault(
                .type, "only a call or a value can be explained", hint: "explain train …", at: statement.place)
        }
        explained = expression
        defer { explained = nil }
        let value = try evaluate(expression, scope)
        if explained != nil { try vocabulary.explain(value, at: expression.place) }
    }

    /// A call, made or explained.
    func call(_ function: any Callable, _ call: Call, at place: Place) throws -> Value {
        guard let explained, explained.callPlace.range == place.range, explained.place.source === place.source
        else {
            return try function.call(call, in: host)
        }
        self.explained = nil
        try vocabulary.explain(function, call, written: explained.text)
        return .null
    }

    /// Runs one top-level statement; its value if it is to be shown. A statement that fails binds nothing.
    ///
    /// - Throws: `Fault` with the place where it happened.
    public func run(_ statement: Statement, in module: Module) throws -> Value? {
        let before = module.snapshot
        wasSilent = false
        do {
            let flow = try evaluate(statement, module.scope)
            guard case .value(let value) = flow, !value.isNull, !wasSilent, shows(statement) else {
                return nil
            }
            return value
        } catch {
            module.restore(before)
            throw error
        }
    }

    /// Runs all statements of a program, each followed by a report of what it shows.
    ///
    /// - Parameter report: called after each statement with the value to show, or with the fault that ended it;
    ///   false ends the run.
    public func run(
        _ program: Program, in module: Module, report: (Statement, Result<Value?, any Error>) throws -> Bool
    ) rethrows {
        for statement in program.statements {
            let result = Result { try run(statement, in: module) }
            guard try report(statement, result) else { return }
        }
    }

    /// Whether a statement of this kind shows a value at all.
    private func shows(_ statement: Statement) -> Bool {
        guard !statement.isHidden else { return false }
        switch statement.kind {
        case .expression: return true
        case .prefixed(let word, let inner):
            return word == .time || word == .profile || word == .trace ? shows(inner) : word == .explain
        default: return false
        }
    }

    /// Whether the whole expression is a call of a function that does its work silently.
    func isSilent(_ expression: Expression, _ scope: Scope) -> Bool {
        var name: String?
        switch expression.kind {
        case .name(let word) where vocabulary.isStatementCommand(word): name = word
        case .postfix(let base, let suffixes):
            guard case .call? = suffixes.last else { return false }
            if suffixes.count == 1, case .name(let word) = base.kind { name = word }
            if suffixes.count > 1, case .field(let word, _) = suffixes[suffixes.count - 2] { name = word }
        default: break
        }
        guard let name, scope.value(of: name) == nil else { return false }
        return vocabulary.callable(named: name)?.isSilent ?? false
    }

    func declare(_ parameter: ParameterDescription) {
        if !parameters.contains(where: { $0.name == parameter.name }) { parameters.append(parameter) }
    }

    /// Runs a call one level deeper.
    ///
    /// - Throws: `.limit` beyond the recursion limit or near the end of the thread's stack.
    func deeper<T>(_ name: String, at place: Place?, _ body: () throws -> T) throws -> T {
        calls += 1
        defer { calls -= 1 }
        guard calls <= Interpreter.recursionLimit, stack.hasRoom else {
            throw Fault(
                .limit, "\(name) calls itself too deeply (limit \(Interpreter.recursionLimit))",
                hint: "does every path of the recursion end?", at: place)
        }
        try host.checkInterrupt()
        return try body()
    }
}

/// What `--help` of a file prints of a parameter.
public struct ParameterDescription: Sendable {
    public let name: String
    public let type: String
    public let defaultText: String
    public let help: String
}
