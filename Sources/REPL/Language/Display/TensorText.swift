import Engine

/// Tensors in the notation that makes them.
enum TensorText {
    /// Sizes over this are shown by their first and last six.
    private static let longest = 12

    /// A matrix one row a line, with a header for strong tensors of two or more dimensions.
    static func lines(_ tensor: Tensor, isWeak: Bool) -> [String] {
        guard tensor.rank > 1 else { return [inline(tensor)] }
        let header = isWeak ? [] : ["\(tensor.dtype.rawValue) [\(tensor.shape.map(String.init).joined(separator: ", "))]"]
        return header + rows(tensor)
    }

    /// All of it in one line.
    static func inline(_ tensor: Tensor) -> String {
        if tensor.rank == 0 { return element(tensor.item(), tensor.dtype) }
        return "[" + parts(tensor) { inline($0) }.joined(separator: ", ") + "]"
    }

    private static func rows(_ tensor: Tensor) -> [String] {
        if tensor.rank == 1 { return [inline(tensor)] }
        let groups = parts(tensor) { rows($0).joined(separator: "\n") }
        let separator = tensor.rank > 2 ? "\n\n" : "\n"
        return groups.joined(separator: separator).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func parts(_ tensor: Tensor, _ text: (Tensor) -> String) -> [String] {
        let count = tensor.shape[0]
        let isLong = count > longest
        let shown = isLong ? Array(0..<6) + Array(count - 6..<count) : Array(0..<count)
        var result = shown.map { index in (try? tensor.constant.item(at: index)).map(text) ?? "?" }
        if isLong { result.insert("...", at: 6) }
        return result
    }

    private static func element(_ value: Double, _ dtype: DType) -> String {
        switch dtype {
        case .bool: value == 0 ? "false" : "true"
        case .i64, .u8: Int(exactly: value).map { String($0) } ?? NumberFormat.text(value)
        case .f32, .f64: NumberFormat.text(value)
        }
    }
}
