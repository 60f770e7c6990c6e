import Engine

/// An axis: which interval it shows, and where on it a value lies.
struct Axis {
    let low: Double
    let high: Double
    let isLogarithmic: Bool

    /// The interval of the finite values with a little room, or one that is given.
    init(values: [Double], range: ClosedRange<Double>? = nil, isLogarithmic: Bool = false) {
        self.isLogarithmic = isLogarithmic
        let shown = values.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }
        if let range {
            (low, high) = (range.lowerBound, range.upperBound)
            return
        }
        guard let least = shown.min(), let most = shown.max() else {
            (low, high) = isLogarithmic ? (0.1, 1) : (0, 1)
            return
        }
        if isLogarithmic {
            (low, high) = least == most ? (least / 2, most * 2) : (least / 1.1, most * 1.1)
        } else if least == most {
            let room = max(abs(least) * 0.1, 1e-9)
            (low, high) = (least - room, most + room)
        } else {
            let room = (most - least) * 0.04
            // Room below zero would suggest that there is something below zero.
            (low, high) = (least >= 0 && least - room < 0 ? 0 : least - room, most + room)
        }
    }

    /// 0 at the low end, 1 at the high; nan where a value has no place.
    func position(_ value: Double) -> Double {
        guard isLogarithmic else { return (value - low) / (high - low) }
        guard value > 0 else { return .nan }
        return Double.log(value / low) / Double.log(high / low)
    }

    func ticks(_ count: Int) -> Ticks {
        isLogarithmic ? Ticks(logarithmicFrom: low, to: high) : Ticks(from: low, to: high, count: count)
    }
}

/// Curves made smooth.
public enum Smoothing {
    /// TensorBoard's exponential average with the start-up bias removed: weight 0 changes nothing.
    ///
    /// Values that are not finite pass through and do not enter the average.
    public static func smoothed(_ values: [Double], weight: Double) -> [Double] {
        guard weight > 0 else { return values }
        var sum = 0.0
        var norm = 0.0
        return values.map { value in
            guard value.isFinite else { return value }
            sum = weight * sum + (1 - weight) * value
            norm = weight * norm + (1 - weight)
            return sum / norm
        }
    }
}
