import Engine

/// Tensors in the notation that makes them.
struct TensorText {
    private let style: TextStyle

    init(_ style: TextStyle) { self.style = style }

    /// Sizes over this are shown by their first and last half of it.
    private static let longest = 12
    /// Numbers that are shown at most before sizes are cut shorter.
    private static let most = 2000

    /// A matrix one row a line, with a header for strong tensors of two or more dimensions.
    func lines(_ tensor: Tensor, isWeak: Bool) -> [String] {
        guard tensor.rank > 1 else { return [inline(tensor)] }
        let isEmpty = tensor.count == 0
        let header = "\(tensor.dtype.rawValue) [\(tensor.shape.map(String.init).joined(separator: ", "))]"
        return (isWeak && !isEmpty ? [] : [header])
            + (isEmpty ? [] : rows(tensor.constant, shown(tensor.shape)))
    }

    /// All of it in one line.
    func inline(_ tensor: Tensor) -> String { inline(tensor.constant, shown(tensor.shape)) }

    /// How many items of a dimension are shown.
    private func shown(_ shape: [Int]) -> Int {
        for longest in [TensorText.longest, 4] {
            let count = shape.reduce(1.0) { $0 * Double(min($1, longest)) }
            if count <= Double(TensorText.most) { return longest }
        }
        return 2
    }

    private func inline(_ tensor: Tensor, _ longest: Int) -> String {
        if tensor.rank == 0 { return element(tensor) }
        return "[" + parts(tensor, longest) { inline($0, longest) }.joined(separator: ", ") + "]"
    }

    private func rows(_ tensor: Tensor, _ longest: Int) -> [String] {
        guard tensor.rank > 2 else { return matrix(tensor, longest) }
        return parts(tensor, longest) { rows($0, longest).joined(separator: "\n") }
            .joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false).map(
                String.init)
    }

    /// Rows with their columns below one another.
    private func matrix(_ tensor: Tensor, _ longest: Int) -> [String] {
        var cells: [[String]] = []
        _ = parts(tensor, longest) { row in
            cells.append(parts(row, longest) { inline($0, longest) })
            return ""
        }
        let columns = cells.first?.count ?? 0
        let widths = (0..<columns).map { column in cells.map { $0[column].utf8.count }.max() ?? 0 }
        var lines = cells.map { row in
            let padded = row.enumerated().map { column, text in
                let isLast = column == columns - 1
                return text
                    + (isLast
                        ? "" : "," + String(repeating: " ", count: widths[column] - text.utf8.count + 1))
            }
            return "[" + padded.joined() + "]"
        }
        if tensor.shape[0] > longest { lines.insert("...", at: longest / 2) }
        return lines
    }

    private func parts(_ tensor: Tensor, _ longest: Int, _ text: (Tensor) -> String) -> [String] {
        let count = tensor.shape[0]
        let isLong = count > longest
        let shown = isLong ? Array(0..<longest / 2) + Array(count - longest / 2..<count) : Array(0..<count)
        var result = shown.map { index in (try? tensor.item(at: index)).map(text) ?? "?" }
        if isLong { result.insert("...", at: longest / 2) }
        return result
    }

    private func element(_ tensor: Tensor) -> String {
        switch tensor.dtype {
        case .bool: tensor.item() == 0 ? "false" : "true"
        case .i64: String(tensor.withElements(of: Int.self) { $0[0] })
        case .u8, .f32, .f64: style.number(tensor.item())
        }
    }
}
