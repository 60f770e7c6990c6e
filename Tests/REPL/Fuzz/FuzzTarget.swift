import Engine
import Language
import REPL

/// What is fed with any bytes at all, and what must hold of it besides not crashing.
enum FuzzTarget: String, CaseIterable {
    case lexer, parser, completion, painter

    /// Feeds the bytes; what does not hold, if anything.
    func broken(by bytes: [UInt8]) -> String? {
        switch self {
        case .lexer: Self.lexer(bytes)
        case .parser: Self.parser(bytes)
        case .completion: Self.completion(bytes)
        case .painter: Self.painter(bytes)
        }
    }

    /// An expression is read from bytes that need not be UTF-8; a fault lies within them and is shown in few bytes.
    private static func lexer(_ bytes: [UInt8]) -> String? {
        let source = Source(name: "fuzz", text: bytes)
        do {
            _ = try Parser.parseExpression(source)
            return nil
        } catch {
            return unfit(error, bytes, source)
        }
    }

    /// A text is read as a program, and what Enter does with it agrees with whether that worked.
    private static func parser(_ bytes: [UInt8]) -> String? {
        let source = Source(name: "fuzz", text: bytes)
        let fault: (any Error)?
        do {
            _ = try Parser.parse(source)
            fault = nil
        } catch {
            fault = error
        }
        if let text = String(validating: bytes, as: UTF8.self) {
            let state = InputState(of: text)
            if (state == .complete) != (fault == nil) { return "Enter finds it \(state), parsing says \(fault as Any)" }
        }
        return fault.flatMap { unfit($0, bytes, source) }
    }

    private static func unfit(_ error: any Error, _ bytes: [UInt8], _ source: Source) -> String? {
        guard let fault = error as? Fault else { return "an error that is no fault: \(error)" }
        if let range = fault.place?.range, range.upperBound > bytes.count + 1 { return "a place beyond the end" }
        let lines = Diagnostic.lines(fault, typed: source)
        let size = lines.reduce(0) { $0 + $1.utf8.count + 1 }
        guard size <= 1100 else { return "\(size) bytes of message" }
        let isClean = lines.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 } }
        return isClean ? nil : "control characters in \(lines)"
    }

    /// The first two bytes are the cursor. What is offered begins with what is typed, at a character's start.
    private static func completion(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 2 else { return nil }
        let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
        let all = Array(text.utf8)
        let cursor = (Int(bytes[0]) << 8 | Int(bytes[1])) % (all.count + 1)
        let completer = Completer(source: SampleSource(), folder: "/nonexistent")
        let found = completer.completion(of: text, at: cursor)
        guard (0...cursor).contains(found.start) else { return "a word from \(found.start), the cursor is at \(cursor)" }
        let word = String(decoding: all[found.start..<cursor], as: UTF8.self).lowercased()
        for candidate in found.candidates where !candidate.text.lowercased().hasPrefix(word) {
            return "'\(candidate.text)' is offered for '\(word)'"
        }
        if let hint = completer.hint(for: text), hint.isEmpty { return "a hint that says nothing" }
        return nil
    }

    /// The first two bytes are the window and the cursor. Colours change nothing but colours.
    private static func painter(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 2 else { return nil }
        let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
        let columns = 4 + Int(bytes[0]) % 60
        let highlights = Highlighter { $0.utf8.count % 2 == 0 }.highlights(of: text)
        var end = 0
        for highlight in highlights {
            let range = highlight.range
            guard range.lowerBound >= end, !range.isEmpty, range.upperBound <= text.utf8.count else {
                return "parts that overlap or lie outside: \(highlights.map(\.range))"
            }
            end = range.upperBound
        }
        guard let layout = LineLayout(text, promptWidth: 3, columns: columns, width: Screen.width(of:)),
            layout.end.row < 40
        else { return nil }
        let at = layout.characters.isEmpty ? 0 : Int(bytes[1]) % layout.characters.count
        let cursor = layout.characters.isEmpty ? layout.end : layout.characters[at].cell
        return difference(text, layout, highlights, cursor, columns)
    }

    /// Draws the text as readline does, paints it, and compares.
    private static func difference(
        _ text: String, _ layout: LineLayout, _ highlights: [Highlight], _ cursor: LineLayout.Cell, _ columns: Int
    ) -> String? {
        var screen = Screen(columns: columns, rows: 42)
        for (_, scalar, cell) in [(0, Unicode.Scalar(">"), .init(row: 0, column: 0))] + layout.characters
        where scalar != "\n" {
            screen.feed(Array("\u{1b}[\(cell.row + 1);\(cell.column + 1)H\(scalar)".utf8))
        }
        let plain = screen.lines
        screen.feed(Array("\u{1b}[\(cursor.row + 1);\(cursor.column + 1)H".utf8))
        let painted = LinePainter.sequences(layout, highlights: highlights, cursor: cursor, suggestion: nil)
        screen.feed(Array(painted.utf8))
        if screen.lines != plain { return "\(plain) became \(screen.lines)" }
        guard screen.cursor == (cursor.row, cursor.column) else { return "the cursor moved to \(screen.cursor)" }
        let coloured = (0..<42).flatMap { screen.styled(line: $0).map(\.text) }.joined()
        let wanted = layout.characters.filter { character in
            character.scalar != "\n" && highlights.contains { $0.range.contains(character.offset) }
        }.map { String($0.scalar) }.joined()
        return coloured == wanted ? nil : "'\(coloured)' is coloured, and not '\(wanted)'"
    }
}
