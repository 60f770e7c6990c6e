/// What a terminal can show.
public struct GraphicsStyle: Sendable, Equatable {
    /// Which characters pictures are made of.
    public enum Glyphs: String, Sendable, CaseIterable {
        /// 2 × 4 dots a character for lines, half blocks for images.
        case braille
        /// 2 × 2 blocks a character for lines, half blocks for images.
        case blocks
        /// Nothing beyond ASCII.
        case ascii
    }

    public var glyphs: Glyphs
    /// Whether escape sequences for 24-bit colours may be written.
    public var hasColour: Bool

    public init(glyphs: Glyphs = .braille, hasColour: Bool = false) {
        self.glyphs = glyphs
        self.hasColour = hasColour
    }

    var isASCII: Bool { glyphs == .ascii }

    /// Text as the terminal can show it: in ASCII powers become 10^6, and what is foreign a question mark.
    func shown(_ text: String) -> String {
        let clean = Typesetter.clean(text)
        guard isASCII, !clean.utf8.allSatisfy({ $0 < 128 }) else { return clean }
        var result = ""
        var isRaised = false
        for character in clean {
            if let digit = GraphicsStyle.superscripts[character] {
                result += (isRaised ? "" : "^") + digit
                isRaised = true
                continue
            }
            isRaised = false
            result += character.isASCII ? String(character) : GraphicsStyle.substitutes[character] ?? "?"
        }
        return result
    }

    private static let superscripts: [Character: String] = [
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
        "⁻": "-",
    ]
    private static let substitutes: [Character: String] = [
        "−": "-", "×": "x", "·": "*", "…": "~", "±": "+-", "∞": "inf", "–": "-", "—": "-",
    ]
}
