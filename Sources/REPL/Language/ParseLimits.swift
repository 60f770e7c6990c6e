/// What the lexer and the parser refuse to go beyond (RELIABILITY P-6).
public enum ParseLimits {
    /// Bytes of one line.
    public static let line = 1 << 20
    /// Brackets, blocks and unary operators within one another.
    public static let nesting = 200
}
