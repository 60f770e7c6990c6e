import Engine

/// Values inside texts: `"{x:.3f}"`.
public enum TextFormat {
    /// The text of a value in a format (`.3f .2e 5d 10s %`, with a width before), applied to each item of a
    /// tensor; without one as the prompt shows it, texts without quotes.
    ///
    /// - Throws: `.argument` for a format that is none of these, `.type` where it does not fit the value.
    public static func text(of value: Value, _ format: String?, _ host: any Host) throws -> String {
        guard let format, !format.isEmpty else {
            return value.exactText ?? Shown.inline(value, quotesText: false)
        }
        return try text(of: value, FormatSpec(format))
    }

    private static func text(of value: Value, _ format: FormatSpec) throws -> String {
        switch value {
        case .tensor(let tensor, _) where !tensor.shape.isEmpty:
            guard tensor.count <= limit else {
                throw Fault(
                    .limit, "a tensor of \(tensor.count) elements is too long for a text (limit \(limit))")
            }
        case .list: break
        default: return try format.text(value)
        }
        let items = try value.listItems() ?? []
        return "[" + (try items.map { try text(of: $0, format) }.joined(separator: ", ")) + "]"
    }

    /// Elements of a tensor that a format is applied to.
    private static let limit = 100_000
}

/// A format after the colon.
private struct FormatSpec {
    private let width: Int
    private let isLeft: Bool
    private let decimals: Int?
    private let kind: Character

    init(_ text: String) throws {
        var rest = text[...]
        isLeft = rest.first == "<"
        if isLeft || rest.first == ">" { rest = rest.dropFirst() }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        var decimals: Int?
        if rest.first == "." {
            let places = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            decimals = Int(places)
            rest = rest.dropFirst(places.count + 1)
        }
        guard let kind = rest.last ?? (digits.isEmpty && decimals == nil ? nil : "g"), rest.count <= 1,
            "fedsg%".contains(kind), let width = digits.isEmpty ? 0 : Int(digits), width <= 1000,
            decimals ?? 0 <= 60
        else {
            throw Fault(
                .argument, "'\(text)' is not a format",
                hint: "formats are .3f  .2e  5d  10s  .1%  and the like")
        }
        self.width = width
        self.decimals = decimals
        self.kind = kind
    }

    func text(_ value: Value) throws -> String {
        let body: String
        switch kind {
        case "s": body = value.exactText ?? Shown.inline(value, quotesText: false)
        case "d":
            guard let number = value.exactInt else {
                throw Fault(.type, "the format d is for whole numbers, and this is \(value.literal)")
            }
            body = String(number)
        default:
            guard let number = value.exactNumber else {
                throw Fault(.type, "the format \(kind) is for numbers, and this is a \(value.kind)")
            }
            switch kind {
            case "f": body = NumberFormat.fixed(number, decimals ?? 6)
            case "e": body = NumberFormat.scientific(number, decimals ?? 6, trims: false)
            case "%": body = NumberFormat.fixed(number * 100, decimals ?? 0) + "%"
            default: body = NumberFormat.text(number, decimals: decimals ?? 4)
            }
        }
        let padding = String(repeating: " ", count: max(0, width - body.count))
        return isLeft || kind == "s" ? body + padding : padding + body
    }
}
