/// Where on a line of text its place lies.
enum TextAlignment {
    case left, centre, right
}

/// Where between a line's top and bottom its place lies.
enum TextLevel {
    case base, middle, top
}

extension Typesetter {
    /// A line of text at a place, turned clockwise about it. Control characters become blanks.
    func run(
        _ text: String, _ style: TextStyle, at point: PagePoint, _ alignment: TextAlignment = .left,
        _ level: TextLevel = .base, degrees: Double = 0
    ) -> TextRun {
        let clean = Typesetter.clean(text)
        let width = width(of: clean, style)
        let along: Double
        switch alignment {
        case .left: along = 0
        case .centre: along = -width / 2
        case .right: along = -width
        }
        let across: Double
        switch level {
        case .base: across = 0
        // The middle of the capitals, which is what an eye takes for the middle of a line.
        case .middle: across = style.size * 0.365
        case .top: across = style.ascent
        }
        let origin = Path.segment(along, across, 0, 0).placed(at: point, scale: 1, degrees: degrees).points[0]
        return TextRun(text: clean, style: style, origin: origin, width: width, degrees: degrees)
    }

    /// The text, or as much of its beginning as fits with an ellipsis.
    func fitted(_ text: String, _ style: TextStyle, width limit: Double) -> String {
        let clean = Typesetter.clean(text)
        guard width(of: clean, style) > limit else { return clean }
        var used = width(of: "…", style)
        var kept = ""
        for character in clean {
            used += width(of: String(character), style)
            guard used <= limit else { break }
            kept.append(character)
        }
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    /// The text in lines of a width: broken at blanks, or within words that are too long; the last line ends
    /// in an ellipsis where more lines would be needed.
    func wrapped(_ text: String, _ style: TextStyle, width limit: Double, lines most: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in pieces(Typesetter.clean(text), style, width: limit) {
            let longer = line.isEmpty ? word : line + " " + word
            if width(of: longer, style) <= limit || line.isEmpty {
                line = longer
            } else {
                lines.append(line)
                line = word
            }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > most, most > 0 else { return Array(lines.prefix(max(0, most))) }
        let rest = lines[(most - 1)...].joined(separator: " ")
        return lines.prefix(most - 1) + [fitted(rest, style, width: limit)]
    }

    /// Words; those wider than the limit are cut.
    private func pieces(_ text: String, _ style: TextStyle, width limit: Double) -> [String] {
        text.split(separator: " ").flatMap { word -> [String] in
            guard width(of: String(word), style) > limit else { return [String(word)] }
            var parts: [String] = []
            var part = ""
            for character in word {
                if !part.isEmpty, width(of: part + String(character), style) > limit {
                    parts.append(part)
                    part = ""
                }
                part.append(character)
            }
            return parts + [part]
        }
    }

    /// Text on one line: control characters are blanks, and what is very long loses its end.
    static func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(2000).map { scalar in
                    scalar.properties.generalCategory == .control ? " " : scalar
                }))
    }
}
