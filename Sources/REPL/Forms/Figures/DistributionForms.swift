import Engine
import Language
import Plot

/// `hist` and `scatter`: how values lie, by class where there are classes.
enum DistributionForms {
    static let all: [CommandForm] = [hist, scatter]

    private static let hist = CommandForm.command(
        "hist", "how often values fall into bins, or their smooth density", result: "figure",
        notes: "Classes share their bins. Where they are of unequal size, and with kde, densities are shown, and the axis "
            + "says so.",
        example: Example("hist([0.1, 0.2, 0.2, 0.8, 0.9], bins: 4, by: [\"real\", \"real\", \"real\", \"fake\", \"fake\"])")
    ) { fields in
        let xs = fields("xs", .any, help: "numbers, a tensor, or a record of them by class")
        let bins = fields("bins", .int, default: 30, in: .between(1, 1000), help: "how many bins")
        let by = fields(optional: "by", .any, help: "the class of each value")
        let kde = fields("kde", .bool, default: false, help: "a smooth density instead of bins")
        return { arguments, _ in
            let place = arguments.place(of: xs)
            var groups: [(label: String?, values: [Double])] = []
            if case .record(let record) = arguments[xs] {
                groups = try record.entries.map { ($0.key, try numbers($0.value, "hist", at: place)) }
            } else {
                let values = try numbers(arguments[xs], "hist", at: place)
                groups = try arguments[by].map { try grouped(values, by: $0, at: arguments.place(of: by)) } ?? [(nil, values)]
            }
            return .noun(arguments[kde] ? density(groups) : histogram(groups, bins: arguments[bins]))
        }
    }

    private static func histogram(_ groups: [(label: String?, values: [Double])], bins: Int) -> FigureNoun {
        let counts = groups.map { $0.values.count(where: \.isFinite) }
        let plot = HistogramPlot(
            series: groups.map { HistogramPlot.Series(label: $0.label, values: $0.values) }, bins: bins,
            isDensity: Set(counts).count > 1)
        return FigureNoun(
            figure: Figure(.histogram(plot)), about: "\(counts.reduce(0, +)) values in \(bins) bins")
    }

    private static func density(_ groups: [(label: String?, values: [Double])]) -> FigureNoun {
        let lines = groups.compactMap { group -> LinePlot.Line? in
            guard let density = KernelDensity(group.values) else { return nil }
            let (x, y) = density.curve()
            return LinePlot.Line(label: group.label, x: x, y: y)
        }
        var plot = LinePlot(lines: lines, x: Axis("value"), y: Axis("density"))
        plot.usesLegend = groups.count > 1
        let count = groups.reduce(0) { $0 + $1.values.count(where: \.isFinite) }
        return FigureNoun(figure: Figure(.lines(plot)), about: "the density of \(count) values")
    }

    private static let scatter = CommandForm.command(
        "scatter", "points, by class where labels are given", result: "figure",
        notes: "Takes two lists of numbers, or a matrix of two columns, such as pca and tsne give.",
        example: Example("scatter([0, 0; 1, 1; 5, 4], label: [\"a\", \"a\", \"b\"])")
    ) { fields in
        let x = fields("x", .any, help: "positions along the axis, or a matrix of two columns")
        let y = fields(optional: "y", .any, help: "heights")
        let label = fields(optional: "label", .any, help: "a text for all points, or the class of each")
        return { arguments, _ in
            let pairs = try pairs(arguments[x], arguments[y], at: arguments.place(of: x))
            let title = arguments[label]?.exactText
            var groups: [(label: String?, rows: [Int])] = [(title, Array(pairs.x.indices))]
            if title == nil, let classes = arguments[label] {
                groups = try members(classes, count: pairs.x.count, at: arguments.place(of: label)).map { ($0.label, $0.rows) }
            }
            let lines = groups.map { group in
                LinePlot.Line(
                    label: group.label, x: group.rows.map { pairs.x[$0] }, y: group.rows.map { pairs.y[$0] }, form: .points)
            }
            let plot = LinePlot(lines: lines, x: Axis("x"), y: Axis("y"))
            return .noun(FigureNoun(figure: Figure(.lines(plot)), about: "\(pairs.x.count) points"))
        }
    }

    private static func pairs(_ x: Value, _ y: Value?, at place: Place?) throws -> (x: [Double], y: [Double]) {
        if let y {
            let (along, across) = (try numbers(x, "scatter", at: place), try numbers(y, "scatter", at: place))
            guard along.count == across.count else {
                throw Fault(.shape, "\(along.count) x and \(across.count) y make no points", at: place)
            }
            return (along, across)
        }
        guard let operand = try Operand(x), operand.tensor.rank == 2, operand.tensor.shape[1] == 2 else {
            throw Fault(.shape, "without y:, scatter takes a matrix of two columns", at: place)
        }
        let flat = operand.tensor.doubles()
        return (
            stride(from: 0, to: flat.count, by: 2).map { flat[$0] },
            stride(from: 1, to: flat.count, by: 2).map { flat[$0] }
        )
    }

    private static func numbers(_ value: Value, _ name: String, at place: Place?) throws -> [Double] {
        if case .noun(let noun) = value, let series = noun as? Series { return series.values }
        guard let operand = try Operand(value) else {
            throw Fault(.type, "\(name) takes numbers, and this is a \(value.kind)", at: place)
        }
        return operand.tensor.doubles()
    }

    private static func grouped(
        _ values: [Double], by classes: Value, at place: Place?
    ) throws -> [(label: String?, values: [Double])] {
        try members(classes, count: values.count, at: place).map { group in (group.label, group.rows.map { values[$0] }) }
    }

    /// The places of each class, classes in the order in which they come first.
    private static func members(
        _ classes: Value, count: Int, at place: Place?
    ) throws -> [(label: String, rows: [Int])] {
        guard let items = try classes.listItems(), items.count == count else {
            throw Fault(.shape, "a class for each of the \(count) values is needed", at: place)
        }
        var order: [String] = []
        var rows: [String: [Int]] = [:]
        for (index, item) in items.enumerated() {
            let name = Shown.inline(item, quotesText: false)
            if rows[name] == nil { order.append(name) }
            rows[name, default: []].append(index)
        }
        return order.map { ($0, rows[$0] ?? []) }
    }
}
