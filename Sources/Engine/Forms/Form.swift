/// One declaration of something that a user can name: command, objective, optimizer, model, loader, …
///
/// From it come parsing, defaults, range errors, suggestions, help, completion, the reference manual and the
/// resolved settings of a run. A field is declared by making the key that reads it, so that nothing can be read
/// that is not declared:
///
///     Form("sam", "Sharpness-aware minimisation", example: …) { fields in
///         let rho = fields("rho", .number, default: 0.05, in: .atLeast(0), help: "radius of the ascent")
///         return { arguments in SAM(rho: arguments[rho]) }
///     }
public struct Form<Output>: Sendable {
    public let name: String
    /// One line: what it does.
    public let summary: String
    public let fields: [FieldDescription]
    /// The kind of the result, as in signatures.
    public let result: String
    /// Runs as it stands, and prints what it says.
    public let example: Example?
    /// More to know: conventions, source, where released code differs; whole sentences.
    public let notes: String
    /// Whether it does its work "silently": its value is not shown (LANGUAGE 3.2).
    public let isSilent: Bool
    let decoders: [FieldDecoder]
    let build: @Sendable (Arguments) throws -> Output

    public init(
        _ name: String, _ summary: String, result: String = "any", isSilent: Bool = false, notes: String = "",
        example: Example? = nil,
        _ declare: (inout Fields) -> @Sendable (Arguments) throws -> Output
    ) {
        var fields = Fields()
        build = declare(&fields)
        self.name = name
        self.summary = summary
        self.result = result
        self.notes = notes
        self.isSilent = isSilent
        self.example = example
        self.fields = fields.descriptions
        decoders = fields.decoders
    }

    /// Binds the arguments of a call and builds the output.
    ///
    /// - Throws: `Fault` of kind `argument` or `type`, placed at the argument.
    public func make(_ call: Call) throws -> Output {
        try build(try bind(call))
    }

    /// Builds the output from arguments that `bind` has read.
    public func make(_ arguments: Arguments) throws -> Output { try build(arguments) }

    /// Whether the first field takes this value: how forms of one name are told apart.
    public func accepts(_ first: Value) throws -> Bool {
        guard let index = fields.firstIndex(where: { $0.role == .single }) else {
            return fields.contains { $0.role == .rest }
        }
        return try decoders[index].decode(first) != nil
    }

    /// The form of something else that is made from this one's output.
    public func map<Other>(_ transform: @escaping @Sendable (Output, Arguments) throws -> Other) -> Form<Other> {
        Form<Other>(self) { try transform(try build($0), $0) }
    }

    private init<Source>(_ other: Form<Source>, build: @escaping @Sendable (Arguments) throws -> Output) {
        name = other.name
        summary = other.summary
        fields = other.fields
        result = other.result
        example = other.example
        notes = other.notes
        isSilent = other.isSilent
        decoders = other.decoders
        self.build = build
    }

    /// As help shows it: `sam(rho: number = 0.05) -> objective`.
    public var signature: String {
        "\(name)(" + fields.map(\.signature).joined(separator: ", ") + ") -> \(result)"
    }
}

/// A line that shows a form at work, and what it prints.
public struct Example: Sendable {
    public let code: String
    /// In the notation of `#>` lines.
    public let prints: [String]

    public init(_ code: String, prints: [String] = []) {
        self.code = code
        self.prints = prints
    }
}
