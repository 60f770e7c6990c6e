import Engine

/// Prints faults: message, place, the line with a caret, what to type, and the callers (LANGUAGE 3.8).
public enum Diagnostic {
    /// Bytes of all lines together.
    private static let budget = 1000
    /// Columns of a source line that are shown.
    private static let window = 80

    /// The lines of a fault, at most 1 kB whatever the message and the source hold.
    ///
    /// - Parameters:
    ///   - colour: with the escapes of a terminal.
    ///   - typed: the text that was typed at a prompt, where the place needs no name: its line is left out, and a
    ///     line to write instead (`replacement(for:)`) is offered by Tab.
    public static func lines(_ fault: Fault, colour: Bool = false, typed: Source? = nil) -> [String] {
        guard fault.kind != .interrupted else { return ["Interrupted"] }
        let paint = Paint(isOn: colour)
        let isTyped = typed != nil && fault.place?.source === typed
        var lines = ["\(paint.red("error:")) \(cut(fault.message, 220))"]
        if let place = fault.place {
            if !isTyped { lines.append(paint.dim("  --> \(name(place)):\(place.line):\(place.column)")) }
            let excerpt = Excerpt(place, window: window, isPoint: fault.kind == .syntax)
            lines += ["   | \(excerpt.text)", "   | \(excerpt.indent)" + paint.red(excerpt.mark)]
        }
        if let line = replacement(for: fault) {
            lines.append(
                "   = write: \(cut(line, 300))" + (isTyped ? "      (Tab puts this on the line)" : ""))
        } else if let hint = fault.hint {
            lines.append("   = hint: \(cut(hint, 220))")
        }
        return lines + callers(fault.trace, paint, budget - lines.reduce(0) { $0 + $1.utf8.count + 1 })
    }

    /// The whole line that a fault proposes instead of the one that was typed.
    public static func replacement(for fault: Fault) -> String? {
        guard fault.kind == .syntax, let hint = fault.hint, hint.hasPrefix("write: ") else { return nil }
        return String(hint.dropFirst(7))
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

    /// A line a caller, innermost first, as many as fit.
    private static func callers(_ trace: [Place], _ paint: Paint, _ budget: Int) -> [String] {
        var left = budget - 40
        var lines: [String] = []
        for (index, caller) in trace.enumerated() {
            let text = cut(Excerpt.bytes(of: caller, at: 0, window: 60).trimmedLeft, 60)
            let line = paint.dim("   called from \(name(caller)):\(caller.line)  \(text)")
            left -= line.utf8.count + 1
            guard left > 0, index < 6 else {
                lines.append("   … \(trace.count - index) more callers")
                break
            }
            lines.append(line)
        }
        return lines
    }

    private static func name(_ place: Place) -> String { cut(place.source.name, 80) }

    /// A text without control characters, cut to so many bytes.
    private static func cut(_ text: String, _ limit: Int) -> String {
        guard text.utf8.count > limit || text.utf8.contains(where: { $0 < 32 || $0 > 126 }) else {
            return text
        }
        let safe = String(decoding: text.utf8.prefix(limit + 8), as: UTF8.self).escapedForTerminal
        guard safe.utf8.count > limit || text.utf8.count > limit + 8 else { return safe }
        var result = ""
        for character in safe.unicodeScalars {
            guard result.utf8.count + UTF8.width(character) <= limit - 3 else { break }
            result.unicodeScalars.append(character)
        }
        return result + "…"
    }
}

/// Colours of a terminal, or none.
private struct Paint {
    let isOn: Bool

    func red(_ text: String) -> String { isOn ? "\u{1b}[1;31m\(text)\u{1b}[0m" : text }
    func dim(_ text: String) -> String { isOn ? "\u{1b}[2m\(text)\u{1b}[0m" : text }
}

extension String {
    fileprivate var trimmedLeft: String { String(drop { $0 == " " || $0 == "\t" }) }
}
