/// What is asked of an axis.
public struct Axis: Sendable, Equatable {
    /// Its name with the unit; empty for none.
    public var title: String
    public var isLogarithmic: Bool
    /// Ticks at whole numbers alone: counts, steps.
    public var isWhole = false
    /// The interval that it shows; that of the data without it.
    public var range: ClosedRange<Double>?

    /// An axis with a name.
    public init(_ title: String = "", isLogarithmic: Bool = false, range: ClosedRange<Double>? = nil) {
        self.title = title
        self.isLogarithmic = isLogarithmic
        self.range = range
    }

    /// An axis of whole numbers.
    public static func whole(_ title: String) -> Axis {
        var axis = Axis(title)
        axis.isWhole = true
        return axis
    }
}
