/// What is asked of an axis.
public struct Axis: Sendable, Equatable {
    /// Its name with the unit; empty for none.
    public var title: String
    public var isLogarithmic: Bool
    /// The interval that it shows; that of the data without it.
    public var range: ClosedRange<Double>?

    public init(_ title: String = "", isLogarithmic: Bool = false, range: ClosedRange<Double>? = nil) {
        self.title = title
        self.isLogarithmic = isLogarithmic
        self.range = range
    }
}
