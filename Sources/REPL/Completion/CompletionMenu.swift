import Engine

/// Lays candidates out for the terminal.
public struct CompletionMenu {
    private let columns: Int
    private let rows: Int
    private let isColoured: Bool
    private let width: (Unicode.Scalar) -> Int

    /// - Parameter width: columns of a character on the terminal, negative for one that cannot be shown.
    public init(columns: Int, rows: Int, isColoured: Bool, width: @escaping (Unicode.Scalar) -> Int) {
        self.columns = max(columns, 1)
        self.rows = max(rows, 4)
        self.isColoured = isColoured
        self.width = width
    }

    /// A line a candidate, with its description; names alone in columns where there are too many for the
    /// screen, and how many more there are where even those do not fit.
    public func lines(_ candidates: [Candidate]) -> [String] {
        let room = rows - 3
        let widest = candidates.map { size($0.text) }.max() ?? 0
        if candidates.count <= room, candidates.contains(where: { !$0.description.isEmpty }) {
            let column = min(widest, max(columns / 2, 1))
            return candidates.map { described($0, column: column) }
        }
        return packed(candidates, widest: widest, room: room)
    }

    private func described(_ candidate: Candidate, column: Int) -> String {
        let name = cut(candidate.text, to: min(max(column, size(candidate.text)), columns - 1))
        let gap = max(2, column - size(name) + 2)
        let left = columns - 1 - size(name) - gap
        guard left >= 4, !candidate.description.isEmpty else { return painted(name, candidate.kind) }
        let text = cut(candidate.description.escapedForTerminal, to: left)
        return painted(name, candidate.kind) + String(repeating: " ", count: gap)
            + (isColoured ? "\u{1b}[2m\(text)\u{1b}[0m" : text)
    }

    /// In columns, read downwards.
    private func packed(_ candidates: [Candidate], widest: Int, room: Int) -> [String] {
        let cell = min(widest + 2, columns)
        let across = max(1, (columns - 1) / cell)
        let shown = min(candidates.count, across * room)
        let height = (shown + across - 1) / across
        var lines: [String] = (0..<height).map { row in
            var line = ""
            for index in stride(from: row, to: shown, by: height) {
                let name = cut(candidates[index].text, to: columns - 1)
                let isLast = index + height >= shown
                line += painted(name, candidates[index].kind)
                if !isLast { line += String(repeating: " ", count: max(0, cell - size(name))) }
            }
            return line
        }
        if shown < candidates.count { lines.append("and \(candidates.count - shown) more: type a letter") }
        return lines
    }

    private func size(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + max(0, width($1)) } }

    private func cut(_ text: String, to limit: Int) -> String {
        guard size(text) > limit else { return text }
        var result = ""
        var used = 0
        for character in text {
            let more = size(String(character))
            if used + more > limit - 1 { break }
            used += more
            result.append(character)
        }
        return result + "…"
    }

    private func painted(_ text: String, _ kind: Candidate.Kind) -> String {
        let text = text.escapedForTerminal
        guard isColoured else { return text }
        let colour =
            switch kind {
            case .label: "33"
            case .keyword: "35"
            case .function: "36"
            case .field, .name, .topic: "1"
            case .value, .path: "32"
            }
        return "\u{1b}[\(colour)m\(text)\u{1b}[0m"
    }
}
