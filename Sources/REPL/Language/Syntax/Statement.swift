import Engine

/// A statement with where it stands, and, at the top of a file, what it must print.
public struct Statement: Sendable {
    /// What a statement is.
    enum Kind: Sendable {
        case expression(Expression)
        case assignment([Target], Assignment, Expression)
        case function(Function)
        case parameter(Parameter)
        case use(Use)
        case forLoop([String], Expression, Block)
        case whileLoop(Expression, Block)
        case tryCatch(Block, String, Block)
        case give(Expression?)
        case leave
        case next
        indirect case prefixed(PrefixWord, Statement)
    }

    /// The sign of an assignment: `=`, or an operator with it.
    enum Assignment: Sendable {
        case plain
        case update(BinaryOperator)
    }

    /// What an assignment binds: a name, or a place inside its value.
    struct Target: Sendable {
        let name: String
        let path: [Expression.Suffix]
        let place: Place
    }

    /// `param epochs: int = 5`.
    struct Parameter: Sendable {
        let name: String
        let type: TypeName?
        let value: Expression
        let help: String
        let place: Place
    }

    /// `use "file" as name`, or `use data.forge`.
    struct Use: Sendable {
        enum Subject: Sendable {
            case file(String)
            case path([String])
        }

        let subject: Subject
        let subjectPlace: Place
        let alias: String?
    }

    /// The expression whose value the statement gives or binds; nil for others.
    var outermost: Expression? {
        switch kind {
        case .expression(let expression), .assignment(_, .plain, let expression): expression
        default: nil
        }
    }

    let kind: Kind
    public let place: Place
    /// A final `;` hides the value.
    public let isHidden: Bool
    /// The lines `#> …` after it, without the mark.
    public internal(set) var expected: [ExpectedLine] = []

    /// The source text.
    public var text: String { String(decoding: place.source.text[place.range], as: UTF8.self) }
}

/// One line `#> …`.
public struct ExpectedLine: Sendable {
    public let text: String
    public let place: Place
}

/// Statements between braces; at the top, of a file.
public struct Block: Sendable {
    let statements: [Statement]
    let place: Place
}

/// A cell of a notebook: `# %% title [markdown] key=value`.
public struct Cell: Sendable {
    public let title: String
    public let isMarkdown: Bool
    public let tags: [String: String]
    public let place: Place
}

/// A parsed text.
public struct Program: Sendable {
    public let source: Source
    public internal(set) var statements: [Statement]
    public let cells: [Cell]
    /// Every `use`, wherever it stands.
    let uses: [Statement.Use]
}

extension Program {
    /// The `param` statements at the top level.
    public var parameters: [ParameterDescription] {
        statements.compactMap { statement in
            guard case .parameter(let parameter) = statement.kind else { return nil }
            return ParameterDescription(
                name: parameter.name, type: (parameter.type ?? parameter.value.literalType).description,
                defaultText: parameter.value.text, help: parameter.help)
        }
    }

    /// The recipes at the top level, with their comments.
    public var recipes: [(signature: String, help: String)] {
        statements.compactMap { statement in
            guard case .function(let function) = statement.kind, function.isRecipe, let name = function.name
            else {
                return nil
            }
            let parameters = function.parameters.map { parameter in
                parameter.name + (parameter.type.map { ": \($0)" } ?? "")
                    + (parameter.fallback.map { " = \($0.text)" } ?? "")
            }
            return ("\(name)(\(parameters.joined(separator: ", ")))", function.help)
        }
    }
}
