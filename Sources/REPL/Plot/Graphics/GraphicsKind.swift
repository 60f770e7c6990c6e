/// How figures are drawn on a terminal.
public enum GraphicsKind: String, Sendable, CaseIterable {
    /// Pixels, by kitty's graphics protocol.
    case kitty
    /// Pixels, by iTerm2's inline images.
    case iterm
    /// Pixels, by DEC's sixels.
    case sixel
    /// Characters: block elements alone.
    case blocks
    /// Characters: braille dots for lines, half blocks for images.
    case braille
    /// Characters of ASCII.
    case ascii
    /// Not at all.
    case off

    /// Whether pictures are made of pixels.
    public var isPixels: Bool { self == .kitty || self == .iterm || self == .sixel }

    /// The characters that pictures are made of; nil where they are pixels, or not drawn.
    public func style(hasColour: Bool) -> GraphicsStyle? {
        GraphicsStyle.Glyphs(rawValue: rawValue).map { GraphicsStyle(glyphs: $0, hasColour: hasColour) }
    }
}
