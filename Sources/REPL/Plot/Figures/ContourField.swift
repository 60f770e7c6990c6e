/// Values on a grid, drawn as filled contours under the lines of a plot.
public struct ContourField: Sendable, Equatable {
    /// Where the columns and rows of the grid lie, ascending; at least two of each.
    public let x, y: [Double]
    /// A row for each `y`; what is not finite stays white.
    public let values: [[Double]]
    /// The values between two colours, ascending.
    public let levels: [Double]
    /// The least and greatest value; nil without a finite one.
    let extent: ClosedRange<Double>?

    /// - Parameter levels: about how many values part the colours; they are even and simple.
    public init(x: [Double], y: [Double], values: [[Double]], levels target: Int) {
        precondition(
            x.count >= 2 && y.count >= 2 && values.count == y.count && values.allSatisfy { $0.count == x.count },
            "a grid that does not fit")
        self.x = x
        self.y = y
        self.values = values
        var extent = Extent()
        for row in values { row.forEach { extent.add($0) } }
        self.extent = extent.range
        guard let range = extent.range, range.upperBound > range.lowerBound else {
            levels = []
            return
        }
        let ticks = Ticks(from: range.lowerBound, to: range.upperBound, target: max(2, target) + 1)
        levels = ticks.values.filter { $0 > range.lowerBound && $0 < range.upperBound }
    }

    /// Whether no value is finite.
    public var isEmpty: Bool { extent == nil }

    /// The values at the ends of the colours, with some distance between them.
    var limits: ClosedRange<Double> { AxisScale(extent ?? 0...1, isLogarithmic: false).range }

    /// How many levels a value reaches: the number of its colour.
    func band(of value: Double) -> Int {
        var (low, high) = (0, levels.count)
        while low < high {
            let middle = (low + high) / 2
            if levels[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The colour of a value, lightened so that lines stand out on it; nil for what is not finite.
    func colour(of value: Double) -> Colour? {
        guard value.isFinite else { return nil }
        let place = levels.isEmpty ? 0.5 : Double(band(of: value)) / Double(levels.count)
        return ColourMap.viridis.colour(at: place).mixed(with: .white, 0.2)
    }

    /// The value at a place on the axes, linear between the grid's points along each of them; nan outside.
    func value(_ horizontal: Double, _ vertical: Double) -> Double {
        guard let (column, s) = ContourField.cell(horizontal, x), let (row, t) = ContourField.cell(vertical, y)
        else { return .nan }
        func mean(_ row: Int) -> Double { values[row][column] * (1 - s) + values[row][column + 1] * s }
        return mean(row) * (1 - t) + mean(row + 1) * t
    }

    /// The interval of the grid that holds a value, and where in it, 0 … 1.
    private static func cell(_ value: Double, _ grid: [Double]) -> (index: Int, part: Double)? {
        guard value >= grid[0], value <= grid[grid.count - 1] else { return nil }
        var (low, high) = (0, grid.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if grid[middle] <= value { low = middle } else { high = middle }
        }
        let width = grid[low + 1] - grid[low]
        return (low, width > 0 ? (value - grid[low]) / width : 0)
    }
}
