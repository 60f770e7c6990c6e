import Engine

/// A word, number, text or sign of the language with where it stands.
struct Token: Sendable {
    enum Kind: Sendable, Equatable {
        case name(String)
        case keyword(Keyword)
        case integer(Int)
        case real(Double)
        /// A text in parts; one literal part for a text without interpolation.
        case text([TextPiece])
        case sign(String)
        case newline
        case end
    }

    let kind: Kind
    let range: Range<Int>
    /// Whether a space (or the start of a line) comes before it.
    let hasSpaceBefore: Bool

    /// Whether this is the sign.
    func isSign(_ sign: String) -> Bool { kind == .sign(sign) }
    /// Whether this is the keyword.
    func isKeyword(_ keyword: Keyword) -> Bool { kind == .keyword(keyword) }
}

/// A part of a text with interpolation, as the lexer finds it.
enum TextPiece: Sendable, Equatable {
    case literal(String)
    /// The bytes of an expression, and of the format after its colon.
    case expression(Range<Int>, format: Range<Int>?)
}

/// The 22 words that are never names.
public enum Keyword: String, Sendable, CaseIterable {
    case `if`, `else`, `for`, `in`, `while`, by, `break`, `continue`, `return`, fn, recipe, param, use
    case `as`, and, or, not, `true`, `false`, null, `try`, `catch`
}

/// The words that may stand before a statement.
public enum PrefixWord: String, Sendable, CaseIterable {
    case time, timeit, profile, trace, explain, bg, quiet
}
