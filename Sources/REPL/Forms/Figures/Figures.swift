import Engine
import Language
import Plot
import Plugins

/// Values as figures.
enum Figures {
    /// The natural figure of a value; nil where it has none.
    static func natural(_ value: Value, smooth: Double, label: String?, _ session: Session) throws -> FigureNoun? {
        switch value {
        case .noun(let noun as FigureNoun):
            return smooth > 0 ? noun.smoothed(smooth) : noun
        case .noun(let noun as TrainingRun): return try line(.noun(noun.series), smooth: smooth, label: label)
        case .noun(let noun as Mixture): return try SampleFigures.grid(noun, n: 8, columns: 8, seed: nil)
        case .noun(is LabelledMatrix): return try heatmap(value, range: nil, numbers: true)
        case .record(let record):
            let parts = try record.entries.map { entry in
                (entry.key as String?, Value.noun(try line(entry.value, smooth: smooth, label: nil) ?? noLine(entry.value)))
            }
            return try overlay(parts.map { (key: $0.0, value: $0.1) })
        case .table(let table): return try curve(table, x: nil, y: [])
        case .tensor(let tensor, _) where tensor.rank == 2: return try heatmap(value, range: nil, numbers: false)
        default: return try line(value, smooth: smooth, label: label)
        }
    }

    private static func noLine(_ value: Value) throws -> FigureNoun {
        throw Fault(.type, "a \(value.kind) is no line of values")
    }

    /// A line of a series or of numbers.
    static func line(_ value: Value, smooth: Double, label: String?) throws -> FigureNoun? {
        let (x, y): ([Double], [Double])
        var isInterrupted = false
        var titles = ("index", label ?? "value")
        var name = label
        if case .noun(let noun) = value, let series = noun as? Series {
            (x, y) = (series.steps.map(Double.init), series.values)
            isInterrupted = series.isInterrupted
            titles = ("step", "loss")
            name = label ?? series.label
        } else if let items = try FieldType<[Double]>.list(.number).read(value) {
            (x, y) = (items.indices.map(Double.init), items)
        } else {
            return nil
        }
        var line = LinePlot.Line(label: name, x: x, y: y)
        line.isInterrupted = isInterrupted
        line.smoothing = smooth
        let plot = LinePlot(lines: [line], x: .whole(titles.0), y: Axis(titles.1))
        return FigureNoun(figure: Figure(.lines(plot)), about: "\(y.count) values")
    }

    /// Columns of a table over another, or over the row number.
    static func curve(_ table: Table, x: String?, y: [String]) throws -> FigureNoun {
        let numeric = table.columns.filter { $0.values.contains { $0.exactNumber != nil } }.map(\.name)
        let across = x ?? numeric.first { $0 == "step" }
        let names = y.isEmpty ? numeric.filter { $0 != across && ["loss", "value"].contains($0) || numeric.count <= 6 && $0 != across } : y
        for name in names + (x.map { [$0] } ?? []) where table.column(name) == nil { throw Tables.unknown(name, table) }
        let positions = across.flatMap { table.column($0) }?.map { $0.exactNumber ?? .nan }
            ?? (0..<table.count).map(Double.init)
        let lines = names.map { name in
            LinePlot.Line(
                label: name, x: positions, y: (table.column(name) ?? []).map { $0.exactNumber ?? .nan })
        }
        let plot = LinePlot(
            lines: lines, x: Axis(across ?? "row"), y: Axis(names.count == 1 ? names[0] : "value"))
        return FigureNoun(figure: Figure(.lines(plot)), about: names.joined(separator: ", "))
    }

    /// The lines of several figures in one.
    static func overlay(_ figures: [(key: String?, value: Value)]) throws -> FigureNoun {
        guard !figures.isEmpty else { throw Fault(.value, "an overlay of no figures") }
        let parts = try figures.map { _, value in
            guard case .noun(let noun as FigureNoun) = value else {
                throw Fault(.type, "overlay takes figures of lines, and this is a \(value.kind)")
            }
            return noun.figure
        }
        guard let joined = Figure.overlay(parts, labels: figures.map { $0.key }) else {
            throw Fault(.type, "overlay takes figures of lines, each with one pair of axes")
        }
        let count = parts.reduce(0) { $0 + $1.lineCount }
        return FigureNoun(figure: joined, about: "\(count) lines")
    }

    /// A matrix as cells.
    static func heatmap(_ value: Value, range: ClosedRange<Double>?, numbers: Bool) throws -> FigureNoun? {
        let rows: [String]
        let columns: [String]
        let values: [[Double]]
        if case .noun(let noun) = value, let matrix = noun as? LabelledMatrix {
            (rows, columns, values) = (matrix.rows, matrix.columns, matrix.values)
        } else if let operand = try Operand(value), operand.tensor.rank == 2 {
            let (height, width) = (operand.tensor.shape[0], operand.tensor.shape[1])
            let flat = operand.tensor.doubles()
            rows = (0..<height).map(String.init)
            columns = (0..<width).map(String.init)
            values = (0..<height).map { Array(flat[$0 * width..<($0 + 1) * width]) }
        } else {
            return nil
        }
        let finite = values.flatMap { $0 }.filter(\.isFinite)
        let least = finite.min() ?? 0
        // Values between -1 and 1 with both signs are taken for cosines.
        let natural: ClosedRange<Double>? = least >= -1 && (finite.max() ?? 1) <= 1 && least < 0 ? -1...1 : nil
        let plot = MatrixPlot(
            rows: rows, columns: columns, values: values, range: range ?? natural, hasNumbers: numbers)
        return FigureNoun(figure: Figure(.matrix(plot)), about: "\(rows.count) x \(columns.count) cells")
    }

    /// A bar a row.
    static func bars(_ value: Value, x: String, y: String, error: String?) throws -> FigureNoun {
        guard case .table(let table) = value else {
            if case .list(let items) = value {
                let rows = items.compactMap { if case .record(let record) = $0 { record } else { nil } }
                if rows.count == items.count, !rows.isEmpty { return try bars(.table(Table(rows: rows)), x: x, y: y, error: error) }
            }
            throw Fault(.type, "bars takes a table, and this is a \(value.kind)")
        }
        let name = table.column(y) == nil && table.column(y + ".mean") != nil ? y + ".mean" : y
        guard let names = table.column(x) else { throw Tables.unknown(x, table) }
        guard let heights = table.column(name) else { throw Tables.unknown(name, table) }
        let spreads = table.column(y + ".sd") ?? table.column(y + "_sd")
        let counts = table.column("n")
        let bars = (0..<table.count).map { row in
            let height = heights[row].exactNumber ?? .nan
            var spread = spreads?[row].exactNumber
            if error == "ci", let sd = spread, let n = counts?[row].exactNumber, n > 1 { spread = 1.96 * sd / n.squareRoot() }
            if error == nil { spread = nil }
            let low = table.column(y + "_low")?[row].exactNumber ?? spread.map { height - $0 }
            let high = table.column(y + "_high")?[row].exactNumber ?? spread.map { height + $0 }
            return BarPlot.Bar(
                label: Shown.inline(names[row], quotesText: false), value: height, low: low, high: high)
        }
        return FigureNoun(figure: Figure(.bars(BarPlot(bars: bars, x: Axis(x), y: Axis(name)))), about: "\(bars.count) bars")
    }
}

extension FigureNoun {
    /// The same with its lines smoothed, and what they were drawn faintly under them.
    func smoothed(_ weight: Double) -> FigureNoun {
        var copy = self
        copy.figure.changeLines { plot in
            for index in plot.lines.indices where plot.lines[index].form == .line {
                plot.lines[index].smoothing = weight
            }
        }
        return copy
    }
}

extension Figure {
    /// How many lines its panels hold.
    fileprivate var lineCount: Int {
        panels.reduce(0) { count, panel in
            guard case .lines(let plot) = panel.content else { return count }
            return count + plot.lines.count
        }
    }

    /// Makes axes logarithmic.
    mutating func setLogarithmic(x: Bool, y: Bool) {
        changeLines { plot in
            plot.x.isLogarithmic = x
            plot.y.isLogarithmic = y
        }
    }

    /// Changes every panel of lines.
    fileprivate mutating func changeLines(_ change: (inout LinePlot) -> Void) {
        for index in panels.indices {
            guard case .lines(var plot) = panels[index].content else { continue }
            change(&plot)
            panels[index].content = .lines(plot)
        }
    }
}
