import Engine

/// Whether a typed text can be evaluated, decided by the parser.
public enum InputState: Equatable, Sendable {
    /// It can be evaluated.
    case complete
    /// Something is open; the next line begins with this many spaces.
    case incomplete(indent: Int)
    /// It is wrong whatever follows.
    case error

    /// The state of a text: it is incomplete where the parser met the end while something was open.
    public init(of text: String) {
        let bytes = Array(text.utf8)
        let source = Source(name: "", text: bytes)
        do {
            _ = try Parser.parse(source)
            self = .complete
        } catch {
            let fault = error as? Fault
            let place = fault?.place
            let isOpen = fault?.message.hasSuffix("is never closed") ?? false
            let triple = fault?.message == "this text is never closed"
                && place.map { bytes[$0.range].count == 3 } ?? false
            let atEnd = fault?.message == "I did not expect the end here"
            guard isOpen && fault?.message.hasPrefix("'") ?? false || triple || atEnd else {
                self = .error
                return
            }
            self = .incomplete(indent: triple ? 0 : InputState.depth(of: source) * 2)
        }
    }

    private static func depth(of source: Source) -> Int {
        guard let tokens = try? Lexer(source).tokens else { return 0 }
        var depth = 0
        for token in tokens {
            guard case .sign(let sign) = token.kind else { continue }
            if "([{".contains(sign) { depth += 1 }
            if ")]}".contains(sign) { depth = max(0, depth - 1) }
        }
        return depth
    }
}
