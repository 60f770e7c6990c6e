/// The least and the greatest of values as they come.
struct Extent {
    private(set) var range: ClosedRange<Double>?

    /// Takes a finite value in.
    mutating func add(_ value: Double) {
        guard value.isFinite, value.magnitude <= AxisScale.largest else { return }
        guard let range else {
            self.range = value...value
            return
        }
        self.range = min(range.lowerBound, value)...max(range.upperBound, value)
    }
}
