import Engine

/// Positions and labels of an axis.
public struct Ticks: Sendable, Equatable {
    public let values: [Double]
    public let labels: [String]

    /// About so many ticks for an interval, within it.
    public init(from low: Double, to high: Double, count: Int) {
        guard low.isFinite, high.isFinite, high > low else {
            values = [low]
            labels = [Ticks.label(low, step: 1)]
            return
        }
        let best = TickSearch(low: low, high: high, count: count).best()
        let chosen = best ?? (start: low, step: high - low, count: 2)
        values = (0..<chosen.count).map { (index: Int) -> Double in
            let value = chosen.start + Double(index) * chosen.step
            return abs(value) < chosen.step * 1e-9 ? 0 : value
        }
        labels = values.map { Ticks.label($0, step: chosen.step) }
    }

    /// Powers of ten within an interval of a logarithmic axis; with few of them, 2 and 5 times these too.
    public init(logarithmicFrom low: Double, to high: Double) {
        let first = Int(Ticks.logarithm(low).rounded(.down))
        let last = Int(Ticks.logarithm(high).rounded(.up))
        let factors: [Double] = last - first <= 2 ? [1, 2, 5] : [1]
        let every = max(1, (last - first) / 8)
        var found: [Double] = []
        for exponent in stride(from: first, through: last, by: every) {
            let power = Double.pow(10, Double(exponent))
            for factor in factors where factor * power >= low * (1 - 1e-9) && factor * power <= high * (1 + 1e-9) {
                found.append(factor * power)
            }
        }
        values = found
        labels = found.map { (value: Double) -> String in
            value >= 1e-3 && value < 1e5 ? Ticks.label(value, step: value) : Ticks.power(value)
        }
    }

    private static func power(_ value: Double) -> String {
        let exponent = Int(logarithm(value).rounded(.down))
        let lead = value / Double.pow(10, Double(exponent))
        return abs(lead - 1) < 1e-6 ? "1e\(exponent)" : "\(Int(lead.rounded()))e\(exponent)"
    }

    /// A number with the decimals that its step needs.
    static func label(_ value: Double, step: Double) -> String {
        if value == 0 { return "0" }
        if abs(value) >= 1e7 || abs(value) < 1e-4 { return short(value) }
        var decimals = 0
        var scaled = abs(step)
        while decimals < 6, abs(scaled - scaled.rounded()) > 1e-6 * max(1, scaled) {
            scaled *= 10
            decimals += 1
        }
        return fixed(value, decimals)
    }

    private static func short(_ value: Double) -> String {
        let exponent = Int(logarithm(abs(value)).rounded(.down))
        let lead = value / Double.pow(10, Double(exponent))
        return "\(fixed(lead, abs(lead - lead.rounded()) < 1e-6 ? 0 : 1))e\(exponent)"
    }

    /// A fixed number of decimals, without a minus before zero.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        let factor = Double.pow(10, Double(decimals))
        let scaled = (abs(value) * factor).rounded()
        guard scaled < 1e15 else { return "\(value)" }
        let whole = Int(scaled / factor)
        let rest = Int(scaled) - whole * Int(factor)
        let digits = String(rest)
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return sign + String(whole)
            + (decimals > 0 ? "." + String(repeating: "0", count: decimals - digits.count) + digits : "")
    }

    static func logarithm(_ x: Double) -> Double { Double.log(x) / 2.302585092994046 }
}
