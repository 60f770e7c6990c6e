import Engine

/// The interval that an axis shows, and where in it a value lies.
public struct AxisScale: Sendable, Equatable {
    public let low, high: Double
    public let isLogarithmic: Bool

    /// Values beyond are drawn nowhere: their differences would overflow.
    static let largest = 1e300

    /// Whether a value can be drawn.
    static func isDrawable(_ value: Double, isLogarithmic: Bool) -> Bool {
        value.isFinite && value.magnitude <= largest && (!isLogarithmic || value >= 1e-300)
    }

    /// An interval as it is; a wrong one (empty, not finite, not positive on a logarithmic axis) becomes the
    /// nearest that can be shown.
    init(_ range: ClosedRange<Double>, isLogarithmic: Bool) {
        let least = isLogarithmic ? 1e-300 : -AxisScale.largest
        var low = min(max(range.lowerBound, least), AxisScale.largest)
        var high = min(max(range.upperBound, least), AxisScale.largest)
        if isLogarithmic {
            if range.lowerBound <= 0, high > least { low = high * 1e-3 }
            if high <= low * (1 + 1e-9) { (low, high) = (low / 2, low * 2) }
        } else {
            let size = max(low.magnitude, high.magnitude)
            if size < 1e-290 {
                (low, high) = (-0.5, 0.5)
            }
            // Below this a Double has too few digits left to place ticks.
            else if high - low <= 1e-11 * size {
                (low, high) = (low - 0.1 * size, low + 0.1 * size)
            }
        }
        (self.low, self.high, self.isLogarithmic) = (low, high, isLogarithmic)
    }

    /// 0 at the low end, 1 at the high; nil for what has no place. Far outliers are brought to −1000 … 1000.
    public func position(_ value: Double) -> Double? {
        guard AxisScale.isDrawable(value, isLogarithmic: isLogarithmic) else { return nil }
        let place =
            isLogarithmic
            ? Double.log(value / low) / Double.log(high / low)
            : (value - low) / (high - low)
        return min(max(place, -1000), 1000)
    }

    /// The value at a place of 0 … 1 between the ends.
    func value(at place: Double) -> Double {
        isLogarithmic ? low * Double.pow(high / low, place) : low + place * (high - low)
    }

    var range: ClosedRange<Double> { low...high }
}
