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
        // With the newline that Enter adds, so that what ends with its line is told from what goes on.
        let source = Source(name: "", text: Array(text.utf8) + [10])
        do {
            var parser = try Parser(source)
            do {
                _ = try parser.statements(until: nil)
                self = .complete
            } catch let fault as Fault {
                self =
                    parser.isUnfinished(fault) ? .incomplete(indent: 2 * max(1, parser.open.count)) : .error
            }
        } catch {
            self = (error as? Fault).map(TextLexer.isUnfinished) ?? false ? .incomplete(indent: 0) : .error
        }
    }
}

extension Parser {
    /// Whether a fault says only that more must follow: the end came where something was expected, or before
    /// the closing bracket.
    fileprivate func isUnfinished(_ fault: Fault) -> Bool {
        guard peek.kind == .end, let place = fault.place else { return false }
        return place.range.lowerBound >= peek.range.lowerBound || place.range == open.last?.place.range
    }
}
