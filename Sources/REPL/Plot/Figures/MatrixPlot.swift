/// A matrix as coloured cells: cosines, confusions, sweeps.
public struct MatrixPlot: Sendable, Equatable {
    /// Names of rows and columns; empty to number them.
    public var rows, columns: [String]
    /// Row by row; what is not finite is an empty cell.
    public var values: [[Double]]
    /// The values at the ends of the colours; without it those of the data, balanced about 0 where the
    /// colours are diverging.
    public var range: ClosedRange<Double>?
    /// Without it: diverging for a range that 0 halves, else viridis.
    public var map: ColourMap?
    /// What stands in the cells instead of their values, of up to two lines; as many as there are values.
    public var texts: [[String]] = []
    /// Values in the cells, where they find room.
    public var hasNumbers: Bool
    public var x, y: Axis
    /// Under the picture, small.
    public var caption: String?

    public init(
        rows: [String] = [], columns: [String] = [], values: [[Double]], range: ClosedRange<Double>? = nil,
        map: ColourMap? = nil, hasNumbers: Bool = true, x: Axis = Axis(), y: Axis = Axis(),
        caption: String? = nil
    ) {
        self.rows = rows
        self.columns = columns
        self.values = values
        self.range = range
        self.map = map
        self.hasNumbers = hasNumbers
        self.x = x
        self.y = y
        self.caption = caption
    }

    /// A matrix of cosines between named things: diverging colours fixed to −1 … 1.
    public static func cosines(_ values: [[Double]], names: [String], caption: String? = nil) -> MatrixPlot {
        MatrixPlot(
            rows: names, columns: names, values: values, range: -1...1, map: .diverging, hasNumbers: true,
            caption: caption)
    }

    /// Whether no cell has a finite value.
    public var isEmpty: Bool { !values.contains { $0.contains(where: \.isFinite) } }

    var height: Int { values.count }
    var width: Int { values.map(\.count).max() ?? 0 }

    /// The value of a cell; nan where a row is too short.
    func value(_ row: Int, _ column: Int) -> Double {
        column < values[row].count ? values[row][column] : .nan
    }

    /// The names of rows or columns, numbers where there are none.
    func names(ofRows: Bool) -> [String] {
        let (given, count) = ofRows ? (rows, height) : (columns, width)
        return (0..<count).map { $0 < given.count ? given[$0] : given.isEmpty ? "\($0)" : "" }
    }

    /// Values at the ends of the colours, with some distance between them.
    var limits: ClosedRange<Double> {
        var extent = Extent()
        for row in values { row.forEach { extent.add($0) } }
        var range = self.range ?? extent.range ?? 0...1
        if self.range == nil, map == .diverging {
            let most = max(range.lowerBound.magnitude, range.upperBound.magnitude)
            range = -most...most
        }
        return AxisScale(range, isLogarithmic: false).range
    }

    /// The colours that are used.
    var colours: ColourMap {
        map ?? (limits.lowerBound < 0 && limits.upperBound == -limits.lowerBound ? .diverging : .viridis)
    }

    /// What stands in a cell, in one or two lines.
    func lines(_ row: Int, _ column: Int) -> [String] {
        guard row < texts.count, column < texts[row].count else {
            let text = text(of: value(row, column))
            return text.isEmpty ? [] : [text]
        }
        return texts[row][column].split(separator: "\n").prefix(2).map(String.init)
    }

    /// How often each class (row) was predicted as each (column): counts, and the share of the row in percent.
    public static func confusion(_ counts: [[Int]], names: [String]) -> MatrixPlot {
        let shares = counts.map { row -> [Double] in
            let total = row.reduce(0, +)
            return row.map { total > 0 ? Double($0) / Double(total) : .nan }
        }
        var plot = MatrixPlot(
            rows: names, columns: names, values: shares, range: 0...1, map: .viridis, x: Axis("predicted"),
            y: Axis("true"))
        plot.texts = zip(counts, shares).map { row, parts in
            zip(row, parts).map { count, part in
                part.isFinite ? "\(count)\n\(NumberText.fixed(100 * part, 1)) %" : "\(count)"
            }
        }
        return plot
    }

    /// A cell's colour; nil for an empty one.
    func colour(of value: Double) -> Colour? {
        guard value.isFinite else { return nil }
        let limits = self.limits
        return colours.colour(at: (value - limits.lowerBound) / (limits.upperBound - limits.lowerBound))
    }

    /// Values as they stand in the cells: integers as they are, else as many decimals as tell them apart,
    /// with a sign where 0 is the middle.
    func text(of value: Double) -> String {
        guard value.isFinite else { return "" }
        let limits = self.limits
        let most = max(limits.lowerBound.magnitude, limits.upperBound.magnitude)
        let isWhole = values.allSatisfy { $0.allSatisfy { !$0.isFinite || $0 == $0.rounded() } }
        let sign = colours == .diverging && value > 0 ? "+" : ""
        if isWhole, most < 1e6, range == nil { return NumberText.fixed(value, 0) }
        guard most < 1e5, most >= 0.01 else { return sign + NumberText.short(value, digits: 2) }
        return sign + NumberText.fixed(value, most >= 1000 ? 0 : most >= 100 ? 1 : most < 0.1 ? 3 : 2)
    }
}
