import Engine

/// Numbers as they stand in a picture: no digits that say nothing, a true minus sign.
public enum NumberText {
    /// A fixed number of decimals; no minus before a zero.
    public static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "−∞" : "∞" }
        let factor = Double.pow(10, Double(decimals))
        let scaled = (value.magnitude * factor).rounded()
        // Beyond 2⁵³ not every integer is a Double; such a number has no use for decimals.
        guard scaled < 9e15 else { return scientific(value, 4) }
        let digits = String(Int(scaled))
        let sign = value < 0 && scaled > 0 ? "−" : ""
        guard decimals > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// About so many significant digits, no trailing zeros; powers of ten for what is large or small.
    public static func short(_ value: Double, digits: Int = 3) -> String {
        guard value.isFinite, value != 0 else { return value == 0 ? "0" : fixed(value, 0) }
        let power = exponent(of: value)
        guard power >= -4, power < 6 else { return scientific(value, digits) }
        return trimmed(fixed(value, max(0, digits - 1 - power)))
    }

    /// A mantissa and a power of ten.
    static func scientific(_ value: Double, _ digits: Int) -> String {
        let power = exponent(of: value)
        let mantissa = value / Double.pow(10, Double(power))
        return trimmed(fixed(mantissa, digits - 1)) + "·10" + superscript(power)
    }

    /// The decimals that a set of numbers needs to be told apart and exact; at most 12.
    static func decimals(of values: [Double], step: Double) -> Int {
        for decimals in 0..<12 {
            let factor = Double.pow(10, Double(decimals))
            let slack = 1e-6 * step * factor
            if values.allSatisfy({ ($0 * factor - ($0 * factor).rounded()).magnitude <= slack }) {
                return decimals
            }
        }
        return 12
    }

    /// The power of ten of a number's first digit.
    static func exponent(of value: Double) -> Int {
        guard value.isFinite, value != 0 else { return 0 }
        let guess = Int(logarithm(value.magnitude).rounded(.down))
        // Rounding of the logarithm can miss an exact power by one.
        let next = Double.pow(10, Double(guess + 1))
        if next.isFinite, value.magnitude >= next * (1 - 1e-12) { return guess + 1 }
        return guess
    }

    /// A power of ten: 10⁻³.
    static func power(_ exponent: Int) -> String { "10" + superscript(exponent) }

    private static func superscript(_ number: Int) -> String {
        String(
            String(number).map { character in
                character == "-" ? "⁻" : superscripts[character.wholeNumberValue ?? 0]
            })
    }

    private static let superscripts: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var result = Substring(text)
        while result.last == "0" { result.removeLast() }
        if result.last == "." { result.removeLast() }
        return String(result)
    }

    /// The logarithm of base 10.
    static func logarithm(_ x: Double) -> Double { Double.log(x) / 2.302585092994046 }
}
