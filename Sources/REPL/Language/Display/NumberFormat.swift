import Engine
import Glibc

/// Numbers as the prompt shows them (LANGUAGE 3.2).
public enum NumberFormat {
    /// A real with at most so many decimals, trailing zeros and a bare point dropped; very small and large ones
    /// with an exponent.
    public static func text(_ value: Double, decimals: Int = 4) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        if value == 0 { return "0" }
        let size = abs(value)
        if size < 1e-4 || size >= 1e8 { return scientific(value) }
        return trimmed(fixed(value, decimals))
    }

    /// A fixed number of decimals.
    public static func fixed(_ value: Double, _ decimals: Int) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        let text = formatted("%.\(max(0, min(decimals, 60)))f", value)
        // A negative number that rounds to zero is shown without its sign.
        return text.hasPrefix("-") && !text.contains(where: { $0 >= "1" && $0 <= "9" })
            ? String(text.dropFirst()) : text
    }

    /// So many significant digits, zeros dropped.
    public static func significant(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite else { return text(value) }
        let text = formatted("%.\(max(1, min(digits, 17)))g", value)
        return text.contains("e") ? text : trimmed(text)
    }

    /// `d.dddde±xx`, zeros dropped.
    public static func scientific(_ value: Double, _ decimals: Int = 4, trims: Bool = true) -> String {
        let text = formatted("%.\(max(0, min(decimals, 60)))e", value)
        guard trims, let e = text.firstIndex(of: "e") else { return text }
        return trimmed(String(text[..<e])) + text[e...]
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var result = text[...]
        while result.last == "0" { result = result.dropLast() }
        if result.last == "." { result = result.dropLast() }
        return result == "-0" ? "0" : String(result)
    }

    /// printf's formatting of one double, in the C locale whatever the environment says.
    private static func formatted(_ format: String, _ value: Double) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
            let count = withVaList([value]) { vsnprintf(buffer.baseAddress, buffer.count, format, $0) }
            let bytes = buffer.prefix(max(0, min(Int(count), buffer.count - 1))).map { UInt8(bitPattern: $0) }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
