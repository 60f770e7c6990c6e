/// Measures and sets text in the two fonts of a library.
///
/// Widths are sums of the unhinted advances, so that a PNG and an SVG break lines alike. Used by one drawing.
final class Typesetter {
    private let regular: FontFile
    private let bold: FontFile
    private var glyphs: [Key: Glyph] = [:]

    private struct Key: Hashable {
        let scalar: Unicode.Scalar
        let isBold: Bool
    }

    /// - Throws: `.file` when a font cannot be loaded.
    init(_ fonts: FontLibrary) throws {
        regular = try FontFile(path: fonts.folder + "/DejaVuSans.ttf")
        bold = try FontFile(path: fonts.folder + "/DejaVuSans-Bold.ttf")
    }

    /// A character's form; what neither font knows is the box that fonts draw for it.
    func glyph(_ scalar: Unicode.Scalar, isBold: Bool) -> Glyph {
        let key = Key(scalar: scalar, isBold: isBold)
        if let known = glyphs[key] { return known }
        let glyph = (isBold ? bold : regular).glyph(scalar)
        glyphs[key] = glyph
        return glyph
    }

    /// The length of a line of text in points.
    func width(of text: String, _ style: TextStyle) -> Double {
        text.unicodeScalars.reduce(0) { $0 + glyph($1, isBold: style.isBold).advance } * style.size
    }

    /// The outline of a line of text at its place.
    func outline(of run: TextRun) -> Path {
        var parts: [Path] = []
        var pen = 0.0
        for scalar in run.text.unicodeScalars {
            let glyph = glyph(scalar, isBold: run.style.isBold)
            parts.append(glyph.outline.placed(at: PagePoint(pen, 0), scale: 1))
            pen += glyph.advance
        }
        return Path(parts).placed(at: run.origin, scale: run.style.size, degrees: run.degrees)
    }
}
