extension Value {
    /// A whole number: a weak integer, a weak real that is whole, or a 0-d tensor of integers.
    public var exactInt: Int? {
        switch self {
        case .int(let value): value
        case .real(let value): Int(exactly: value)
        case .tensor(let tensor, _) where tensor.shape.isEmpty:
            switch tensor.dtype {
            case .bool: nil
            case .i64: tensor.withElements(of: Int.self) { $0[0] }
            default: Int(exactly: tensor.item())
            }
        default: nil
        }
    }

    /// A number as a double.
    public var exactNumber: Double? {
        switch self {
        case .int(let value): Double(value)
        case .real(let value): value
        case .tensor(let tensor, _) where tensor.shape.isEmpty: tensor.dtype == .bool ? nil : tensor.item()
        default: nil
        }
    }

    /// A text.
    public var exactText: String? { if case .text(let text) = self { text } else { nil } }

    /// Whether this is an integer as such, not a real number that happens to be whole.
    public var isWholeNumber: Bool {
        switch self {
        case .int: true
        case .tensor(let tensor, _): tensor.shape.isEmpty && (tensor.dtype == .i64 || tensor.dtype == .u8)
        default: false
        }
    }

    /// The items of a list, a range, a tensor (along its first dimension) or a table (its rows); nil for other
    /// kinds.
    ///
    /// Items of a weak vector are exact numbers; items of a strong one are 0-d tensors of its dtype.
    public func listItems() throws -> [Value]? {
        switch self {
        case .list(let items): return items
        case .range(let span):
            guard span.count <= 100_000_000 else {
                throw Fault(.limit, "a range of \(span.count) items is too long for a list (limit 100000000)")
            }
            return (0..<span.count).map { span[$0] }
        case .table(let table): return (0..<table.count).map { .record(table.row($0)) }
        case .tensor(let tensor, let weak):
            guard let count = tensor.shape.first else { return nil }
            if weak, tensor.rank == 1, !tensor.isRecorded {
                return tensor.dtype == .i64
                    ? try tensor.ints().map { .int($0) } : tensor.doubles().map { .real($0) }
            }
            return try (0..<count).map { try Value(tensor.item(at: $0), weak: weak) }
        default: return nil
        }
    }

    /// A tensor as a value; a weak 0-d tensor off the tape becomes an exact number.
    public init(_ tensor: Tensor, weak: Bool) {
        if weak, tensor.shape.isEmpty, !tensor.isRecorded, tensor.dtype == .i64 || tensor.dtype == .f64 {
            // Not through a double, which would round large integers.
            self =
                tensor.dtype == .i64
                ? .int(tensor.withElements(of: Int.self) { $0[0] }) : .real(tensor.item())
        } else {
            self = .tensor(tensor, weak: weak)
        }
    }

    /// The value as it is written in the language, in one line; what cannot be written is its summary.
    public var literal: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .real(let value): value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
        case .text(let value): value.quoted
        case .tensor(let tensor, _): tensor.literal
        case .range(let span):
            "\(Value.real(span.lower).literal)\(span.isInclusive ? ".." : "..<")\(Value.real(span.upper).literal)"
                + (span.step == 1 ? "" : " by \(Value.real(span.step).literal)")
        case .list(let items): "[" + items.map(\.literal).joined(separator: ", ") + "]"
        case .record(let record):
            "{" + record.entries.map { "\($0.key): \($0.value.literal)" }.joined(separator: ", ") + "}"
        case .table(let table): "a table of \(table.count) rows"
        case .function(let function): function.name
        case .noun(let noun): noun.summary
        }
    }
}

extension Tensor {
    /// The brackets that make a small tensor; of a larger one its shape.
    fileprivate var literal: String {
        guard rank > 0 else {
            return dtype == .i64 ? String(withElements(of: Int.self) { $0[0] }) : Value.real(item()).literal
        }
        guard count <= 64, let items = try? (0..<shape[0]).map({ try constant.item(at: $0).literal }) else {
            return "a tensor \(shape)"
        }
        return "[" + items.joined(separator: ", ") + "]"
    }
}

extension String {
    /// The text with control characters shown as escapes, so that nothing from a file or a name can steer a
    /// terminal: `\n`, `\t`, `\x1b`.
    public var escapedForTerminal: String {
        var result = ""
        for scalar in unicodeScalars {
            switch scalar.value {
            case 10: result += "\\n"
            case 9: result += "\\t"
            case 0..<32, 127, 128..<160:
                let hex = String(scalar.value, radix: 16)
                result += "\\x" + (hex.count < 2 ? "0" + hex : hex)
            case 0x202A...0x202E, 0x2066...0x2069: result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text as it is written in the language: in quotes, with escapes.
    public var quoted: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"", "\\", "{", "}": result += "\\\(scalar)"
            default:
                result +=
                    scalar.value < 32 || scalar.value > 126
                    ? String(scalar).escapedForTerminal : String(scalar)
            }
        }
        return result + "\""
    }
}
