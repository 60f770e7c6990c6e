/// A range as a value: `1..5` (inclusive), `0..<5` (half open), `0..1 by 0.1`.
public struct Span: Sendable, Equatable {
    public let lower: Double
    public let upper: Double
    public let step: Double
    /// `..` includes the upper end, `..<` does not.
    public let isInclusive: Bool
    /// Bounds and step were written as integers, so the items are integers.
    public let isInteger: Bool

    public init(lower: Double, upper: Double, step: Double = 1, isInclusive: Bool, isInteger: Bool) {
        self.lower = lower
        self.upper = upper
        self.step = step
        self.isInclusive = isInclusive
        self.isInteger = isInteger
    }

    /// Number of items; 0 if the step leads away from the upper bound or is 0.
    ///
    /// The upper end of an inclusive range counts as reached within 1e-9 steps, so that `0..1 by 0.1` has 11.
    public var count: Int {
        guard step != 0, lower.isFinite, upper.isFinite, step.isFinite else { return 0 }
        let steps = (upper - lower) / step
        guard steps >= 0 || (isInclusive && steps > -1e-9), steps < 9e15 else { return steps >= 9e15 ? Int.max : 0 }
        let whole = (steps + 1e-9).rounded(.down)
        if isInclusive { return Int(whole) + 1 }
        return Int(abs(steps - whole) < 1e-9 ? whole : whole + 1)
    }

    /// The item at an index from 0.
    public subscript(index: Int) -> Value {
        isInteger ? .int(Int(lower) + index * Int(step)) : .real(lower + Double(index) * step)
    }
}
