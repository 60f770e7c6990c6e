import Engine

/// Prints faults: message, place, the line with a caret, what to type, and the callers (LANGUAGE 3.8).
public enum Diagnostic {
    /// Columns of a source line that are shown.
    private static let window = 160

    /// The lines of a fault. At most about 1 kB whatever the message and the source hold.
    public static func lines(_ fault: Fault, colour: Bool = false) -> [String] {
        let red = colour ? "\u{1b}[1;31m" : ""
        let dim = colour ? "\u{1b}[2m" : ""
        let off = colour ? "\u{1b}[0m" : ""
        let head = fault.kind == .interrupted ? "Interrupted" : "\(red)error:\(off) \(cut(fault.message, 400))"
        var lines = [head]
        if let place = fault.place, fault.kind != .interrupted {
            lines.append("\(dim)  --> \(name(place)):\(place.line):\(place.column)\(off)")
            lines += excerpt(place).enumerated().map { $0.offset == 1 ? red + $0.element + off : $0.element }
        }
        if let hint = fault.hint { lines.append("   = hint: \(cut(hint, 300))") }
        for caller in fault.trace.prefix(6) {
            let text = cut(caller.source.line(caller.line).trimmedLeft, 60)
            lines.append("\(dim)   called from \(name(caller)):\(caller.line)  \(text)\(off)")
        }
        if fault.trace.count > 6 { lines.append("   … \(fault.trace.count - 6) more callers") }
        return lines
    }

    /// The exit code of a program that ends with a fault (LANGUAGE 1d).
    public static func exitCode(_ fault: Fault) -> Int32 {
        switch fault.kind {
        case .syntax: 2
        case .check: 3
        case .interrupted: 130
        default: 1
        }
    }

    private static func name(_ place: Place) -> String { cut(place.source.name, 120) }

    /// The source line, cut around the place, and a line with the caret or underline.
    private static func excerpt(_ place: Place) -> [String] {
        let (lineNumber, column) = place.source.position(of: place.range.lowerBound)
        let scalars = Array(place.source.line(lineNumber).unicodeScalars)
        var start = 0
        if column > window - 20 { start = column - window / 2 }
        let end = min(scalars.count, start + window)
        guard start <= end else { return [] }
        let shown = scalars[start..<end].map { visible($0) }
        let before = shown.prefix(max(0, column - 1 - start)).map(\.count).reduce(0, +)
        let last = place.source.position(of: place.range.upperBound)
        let length = last.line == lineNumber ? last.column - column : scalars.count - column + 1
        let width = shown.dropFirst(max(0, column - 1 - start)).prefix(max(1, length)).map(\.count).reduce(0, +)
        let mark = String(repeating: " ", count: before) + String(repeating: "^", count: max(1, min(width, window)))
        let head = start > 0 ? "…" : ""
        let tail = end < scalars.count ? "…" : ""
        return ["   | \(head)\(shown.joined())\(tail)", "   | \(head.isEmpty ? "" : " ")\(mark)"]
    }

    private static func visible(_ scalar: Unicode.Scalar) -> String {
        scalar == "\t" ? "    " : String(scalar).escapedForTerminal
    }

    private static func cut(_ text: String, _ limit: Int) -> String {
        let safe = text.escapedForTerminal
        return safe.count > limit ? String(safe.prefix(limit - 1)) + "…" : safe
    }
}

extension String {
    fileprivate var trimmedLeft: String { String(drop { $0 == " " || $0 == "\t" }) }
}
