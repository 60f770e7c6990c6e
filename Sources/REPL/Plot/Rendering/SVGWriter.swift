import Engine

/// Writes a page as SVG 1.1: text as outlines (named once, then used), pixels as PNG in Base64.
///
/// Written by hand, because Cairo numbers its elements through the life of a process: the same figure would
/// give other bytes the second time.
struct SVGWriter {
    private let text: Typesetter
    private var body = ""
    private var definitions = ""
    private var known: Set<String> = []
    private var clips = 0

    init(_ text: Typesetter) { self.text = text }

    /// The bytes of the file.
    mutating func encoded(_ drawing: Drawing) throws -> [UInt8] {
        let (width, height) = (SVGWriter.number(drawing.size.width), SVGWriter.number(drawing.size.height))
        for shape in drawing.shapes { try write(shape) }
        let file = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
            width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">
            <defs>
            \(definitions)</defs>
            <rect width="\(width)" height="\(height)" fill="#ffffff"/>
            \(body)</svg>

            """
        return Array(file.utf8)
    }

    private mutating func write(_ shape: Shape) throws {
        switch shape {
        case .path(let path, let fill, let stroke):
            let look = SVGWriter.fill(fill) + (stroke.map(SVGWriter.strokeAttributes) ?? [])
            body += "<path d=\"\(SVGWriter.data(path, decimals: 2))\"\(SVGWriter.attributes(look))/>\n"
        case .text(let run): write(run)
        case .image(let pixels, let rect, let isSmooth):
            let data = Base64.text(try Raster.png(of: pixels))
            let place = SVGWriter.attributes([
                ("x", SVGWriter.number(rect.x)), ("y", SVGWriter.number(rect.y)),
                ("width", SVGWriter.number(rect.width)), ("height", SVGWriter.number(rect.height)),
                ("preserveAspectRatio", "none"),
                ("image-rendering", isSmooth ? "optimizeQuality" : "optimizeSpeed"),
            ])
            body += "<image\(place) xlink:href=\"data:image/png;base64,\(data)\"/>\n"
        case .clipped(let rect, let inner):
            clips += 1
            let name = "clip\(clips)"
            let outline = SVGWriter.data(.rectangle(rect), decimals: 2)
            definitions += "<clipPath id=\"\(name)\"><path d=\"\(outline)\"/></clipPath>\n"
            body += "<g clip-path=\"url(#\(name))\">\n"
            for shape in inner { try write(shape) }
            body += "</g>\n"
        }
    }

    /// A line of text: glyphs at their places, and the text itself for those who cannot see them.
    private mutating func write(_ run: TextRun) {
        var place = "translate(\(SVGWriter.number(run.origin.x)) \(SVGWriter.number(run.origin.y)))"
        if run.degrees != 0 { place += " rotate(\(SVGWriter.number(run.degrees)))" }
        place += " scale(\(SVGWriter.number(run.style.size)))"
        let look = [("role", "img"), ("aria-label", SVGWriter.escaped(run.text)), ("transform", place)]
        body += "<g\(SVGWriter.attributes(look + SVGWriter.fill(run.style.colour)))>"
        var pen = 0.0
        for scalar in run.text.unicodeScalars {
            let glyph = text.glyph(scalar, isBold: run.style.isBold)
            let name = (run.style.isBold ? "b" : "r") + String(scalar.value, radix: 16)
            if !glyph.outline.elements.isEmpty {
                if known.insert(name).inserted {
                    definitions +=
                        "<path id=\"\(name)\" d=\"\(SVGWriter.data(glyph.outline, decimals: 4))\"/>\n"
                }
                body += "<use x=\"\(SVGWriter.number(pen, decimals: 4))\" xlink:href=\"#\(name)\"/>"
            }
            pen += glyph.advance
        }
        body += "</g>\n"
    }

    // MARK: Attributes

    private static func attributes(_ pairs: [(String, String)]) -> String {
        pairs.map { name, value in " \(name)=\"\(value)\"" }.joined()
    }

    private static func fill(_ colour: Colour?) -> [(String, String)] {
        guard let colour else { return [("fill", "none")] }
        return [("fill", hex(colour))] + (colour.alpha < 1 ? [("fill-opacity", number(colour.alpha))] : [])
    }

    private static func strokeAttributes(_ stroke: Stroke) -> [(String, String)] {
        var result = [
            ("stroke", hex(stroke.colour)), ("stroke-width", number(stroke.width)),
            ("stroke-linejoin", "round"),
        ]
        if stroke.colour.alpha < 1 { result.append(("stroke-opacity", number(stroke.colour.alpha))) }
        if stroke.dash.isEmpty {
            result.append(("stroke-linecap", "round"))
        } else {
            result.append(("stroke-dasharray", stroke.dash.map { number($0) }.joined(separator: " ")))
        }
        return result
    }

    private static func hex(_ colour: Colour) -> String {
        let (red, green, blue) = colour.bytes
        let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    private static func data(_ path: Path, decimals: Int) -> String {
        func pair(_ p: PagePoint) -> String {
            number(p.x, decimals: decimals) + " " + number(p.y, decimals: decimals)
        }
        return path.elements.map { element in
            switch element {
            case .move(let p): "M" + pair(p)
            case .line(let p): "L" + pair(p)
            case .curve(let a, let b, let p): "C" + pair(a) + " " + pair(b) + " " + pair(p)
            case .close: "Z"
            }
        }.joined()
    }

    /// A number with no more digits than it needs.
    static func number(_ value: Double, decimals: Int = 2) -> String {
        guard value.isFinite, value.magnitude < 1e9 else { return "0" }
        let factor = decimals == 4 ? 10_000 : 100
        let scaled = Int((value * Double(factor)).rounded())
        let (whole, part) = (scaled.magnitude / UInt(factor), scaled.magnitude % UInt(factor))
        var digits = part == 0 ? "" : String(String(part + UInt(factor)).dropFirst())
        while digits.last == "0" { digits.removeLast() }
        return (scaled < 0 ? "-" : "") + String(whole) + (digits.isEmpty ? "" : "." + digits)
    }

    /// Text within an attribute; characters that XML does not know are left out.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
