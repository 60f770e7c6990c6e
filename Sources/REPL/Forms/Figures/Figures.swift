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
        let points: [(x: Double, y: Double)]
        var isInterrupted = false
        var titles = ("index", label ?? "value")
        var name = label
        if case .noun(let noun) = value, let series = noun as? Series {
            points = zip(series.steps, series.values).map { (Double($0), $1) }
            isInterrupted = series.isInterrupted
            titles = ("step", "loss")
            name = label ?? series.label
        } else if let items = try FieldType<[Double]>.list(.number).read(value) {
            points = items.enumerated().map { (Double($0.offset), $0.element) }
        } else {
            return nil
        }
        var line = LinePlot.Line(label: name, points: points)
        line.isInterrupted = isInterrupted
        let plot = LinePlot(lines: [line], xTitle: titles.0, yTitle: titles.1)
        let noun = FigureNoun(figure: Figure(.lines(plot)), about: "\(points.count) values")
        return smooth > 0 ? noun.smoothed(smooth) : noun
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
                label: name,
                points: zip(positions, table.column(name) ?? []).map { ($0, $1.exactNumber ?? .nan) })
        }
        let plot = LinePlot(lines: lines, xTitle: across ?? "row", yTitle: names.count == 1 ? names[0] : "value")
        return FigureNoun(figure: Figure(.lines(plot)), about: names.joined(separator: ", "))
    }

    /// The lines of several figures in one.
    static func overlay(_ figures: [(key: String?, value: Value)]) throws -> FigureNoun {
        var joined: LinePlot?
        for (key, value) in figures {
            guard case .noun(let noun as FigureNoun) = value, case .lines(var plot)? = noun.figure.panels.first else {
                throw Fault(.type, "overlay takes figures of lines, and this is a \(value.kind)")
            }
            if let key { for index in plot.lines.indices { plot.lines[index].label = key } }
            if joined == nil { joined = plot } else { joined?.lines += plot.lines }
        }
        guard let joined else { throw Fault(.value, "an overlay of no figures") }
        return FigureNoun(figure: Figure(.lines(joined)), about: "\(joined.lines.count) lines")
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
        let most = finite.max() ?? 1
        // Values between -1 and 1 with both signs are taken for cosines.
        let natural = least >= -1 && most <= 1 && least < 0 ? -1.0...1.0 : least...max(most, least + 1e-12)
        let plot = MatrixPlot(rows: rows, columns: columns, values: values, range: range ?? natural, hasNumbers: numbers)
        return FigureNoun(figure: Figure(.matrix(plot)), about: "\(rows.count) x \(columns.count) cells")
    }

    /// Counts in bins, as a line that goes up and down at the bins' edges.
    static func histogram(_ values: [Double], bins: Int) -> FigureNoun {
        let finite = values.filter(\.isFinite)
        let low = finite.min() ?? 0
        let width = max(((finite.max() ?? 1) - low) / Double(bins), 1e-12)
        var counts = [Int](repeating: 0, count: bins)
        for value in finite { counts[min(bins - 1, Int((value - low) / width))] += 1 }
        var points: [(x: Double, y: Double)] = [(low, 0)]
        for (index, count) in counts.enumerated() {
            points.append((low + Double(index) * width, Double(count)))
            points.append((low + Double(index + 1) * width, Double(count)))
        }
        points.append((low + Double(bins) * width, 0))
        let plot = LinePlot(lines: [LinePlot.Line(points: points)], xTitle: "value", yTitle: "count")
        return FigureNoun(figure: Figure(.lines(plot)), about: "\(finite.count) values in \(bins) bins")
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
        return FigureNoun(figure: Figure(.bars(BarPlot(bars: bars, yTitle: y))), about: "\(bars.count) bars")
    }
}

extension FigureNoun {
    /// The same with its lines smoothed, and what they were drawn faintly under them.
    func smoothed(_ weight: Double) -> FigureNoun {
        var copy = self
        copy.figure.panels = figure.panels.map { panel in
            guard case .lines(var plot) = panel else { return panel }
            for index in plot.lines.indices where plot.lines[index].raw.isEmpty {
                let line = plot.lines[index]
                plot.lines[index].raw = line.points
                let smooth = Smoothing.smoothed(line.points.map(\.y), weight: weight)
                plot.lines[index].points = zip(line.points, smooth).map { ($0.x, $1) }
            }
            return .lines(plot)
        }
        return copy
    }
}

extension Figure {
    /// Makes axes logarithmic.
    mutating func setLogarithmic(x: Bool, y: Bool) {
        panels = panels.map { panel in
            guard case .lines(var plot) = panel else { return panel }
            plot.isXLogarithmic = x
            plot.isYLogarithmic = y
            return .lines(plot)
        }
    }
}
