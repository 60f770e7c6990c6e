/// A character's form, in parts of the font size; y grows downwards from the base line.
struct Glyph {
    /// How far the pen moves on.
    let advance: Double
    /// Filled by the non-zero rule.
    let outline: Path
}
