import Glibc

/// What may be written to standard output, from the environment.
public struct TerminalStyle: Equatable, Sendable {
    /// It is a terminal.
    public let isTerminal: Bool
    /// Colours may be used.
    public let isColoured: Bool
    /// Marks that no terminal shows (OSC 133) may be used.
    public let isMarked: Bool

    /// `NO_COLOR`, if not empty, beats `FORCE_COLOR` and `CLICOLOR_FORCE`; a `TERM` that is `dumb` or not
    /// set gets neither colours nor marks.
    public init(environment: (String) -> String?, isTerminal: Bool) {
        func isSet(_ name: String) -> Bool { !(environment(name) ?? "").isEmpty }
        func isOn(_ name: String) -> Bool { isSet(name) && environment(name) != "0" }
        let term = environment("TERM") ?? ""
        let isCapable = isTerminal && !term.isEmpty && term != "dumb"
        self.isTerminal = isTerminal
        isMarked = isCapable
        isColoured = !isSet("NO_COLOR") && (isCapable || isOn("FORCE_COLOR") || isOn("CLICOLOR_FORCE"))
    }

    /// Whether standard error is a terminal that may have colours.
    public static var standardErrorIsColoured: Bool {
        TerminalStyle(environment: { getenv($0).map { String(cString: $0) } }, isTerminal: isatty(2) == 1)
            .isColoured
    }
}
