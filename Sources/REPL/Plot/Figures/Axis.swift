/// What is asked of an axis.
public struct Axis: Sendable, Equatable {
    /// Its name with the unit; empty for none.
    public var title: String
    public var isLogarithmic: Bool
    /// Ticks at whole numbers alone: counts, steps.
    public var isWhole = false
    /// Ticks with labels of their own, ascending; without them they are chosen.
    public var marks: [Mark] = []
    /// The interval that it shows; that of the data without it.
    public var range: ClosedRange<Double>?

    /// An axis with a name.
    public init(_ title: String = "", isLogarithmic: Bool = false, range: ClosedRange<Double>? = nil) {
        self.title = title
        self.isLogarithmic = isLogarithmic
        self.range = range
    }

    /// A place on the axis with what stands there.
    public struct Mark: Sendable, Equatable {
        public let value: Double
        public let label: String

        public init(_ value: Double, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// An axis of whole numbers.
    public static func whole(_ title: String) -> Axis {
        var axis = Axis(title)
        axis.isWhole = true
        return axis
    }
}
