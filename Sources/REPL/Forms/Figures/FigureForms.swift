import Engine
import Language
import Plot
import Plugins

/// Figures, and where they go.
enum FigureForms {
    static let all: [CommandForm] = [plot, curve, overlay, row, heatmap, bars, imagesGrid]

    private static let plot = CommandForm.command(
        "plot", "draws a series, table, matrix, image, dataset or figure", result: "figure", isSilent: true,
        notes: "Without to: it is drawn on a terminal; off one, roga run writes it to the run folder's figures.",
        example: Example("plot curve([3, 2, 1]), to: \"curve.png\"", prints: ["wrote curve.png"])
    ) { fields in
        let x = fields("x", .any, help: "what to draw")
        let to = fields(optional: "to", .path, help: "a file, .png or .svg")
        let title = fields(optional: "title", .text, help: "the title")
        let size = fields("size", .list(.int), default: [640, 400], in: .between(64, 8192), help: "width and height in points")
        let log = fields(optional: "log", .choice("x", "y", "xy"), help: "logarithmic axes")
        let smooth = fields("smooth", .number, default: 0, in: .between(0, 0.9999), help: "weight of the average before")
        let label = fields(optional: "label", .text, help: "the line's label")
        return { arguments, session in
            guard var noun = try Figures.natural(
                arguments[x], smooth: arguments[smooth], label: arguments[label], session)
            else {
                throw Fault(.type, "a \(arguments[x].kind) has no natural figure", at: arguments.place(of: x))
            }
            if let title = arguments[title] { noun.figure.title = title }
            if arguments.isGiven(size) {
                guard arguments[size].count == 2 else {
                    throw Fault(.argument, "size is [width, height]", at: arguments.place(of: size))
                }
                noun.figure.size = Size(width: Double(arguments[size][0]), height: Double(arguments[size][1]))
            }
            if let log = arguments[log] { noun.figure.setLogarithmic(x: log.contains("x"), y: log.contains("y")) }
            try session.place(noun, to: arguments[to], at: arguments.place(of: to))
            return .noun(noun)
        }
    }

    private static let curve = CommandForm.command(
        "curve", "a line of values, or of a table's columns", result: "figure",
        example: Example("plot curve([3, 2, 1]), to: \"curve.png\"", prints: ["wrote curve.png"])
    ) { fields in
        let values = fields("values", .any, help: "a series, a tensor, a list of numbers, or a table")
        let x = fields(optional: "x", .text, help: "a table's column along the axis")
        let y = fields(optional: "y", .list(.text).or(oneText), help: "a table's column, or several")
        let smooth = fields("smooth", .number, default: 0, in: .between(0, 0.9999), help: "weight of the average before")
        let label = fields(optional: "label", .text, help: "the line's label")
        return { arguments, _ in
            if case .table(let table) = arguments[values] {
                return .noun(try Figures.curve(table, x: arguments[x], y: arguments[y] ?? []))
            }
            guard let noun = try Figures.line(
                arguments[values], smooth: arguments[smooth], label: arguments[label])
            else { throw Fault(.type, "a \(arguments[values].kind) is no line of values", at: arguments.place(of: values)) }
            return .noun(noun)
        }
    }

    private static let oneText = FieldType<[String]>("text") { $0.exactText.map { [$0] } }

    private static let overlay = CommandForm.command(
        "overlay", "the lines of several figures in one; a record's keys are the labels", result: "figure",
        example: Example("overlay({a: curve([1, 2]), b: curve([2, 1])})")
    ) { fields in
        let figures = fields("figures", .any, help: "a record or list of figures")
        return { arguments, _ in
            let named: [(key: String?, value: Value)]
            switch arguments[figures] {
            case .record(let record): named = record.entries.map { ($0.key, $0.value) }
            case let value: named = (try value.listItems() ?? []).map { (nil, $0) }
            }
            return .noun(try Figures.overlay(named))
        }
    }

    private static let row = CommandForm.command(
        "row", "figures side by side", result: "figure", example: Example("row(curve([1, 2]), curve([2, 1]))")
    ) { fields in
        let figures = fields.rest("figures", .noun(FigureNoun.self), help: "the figures")
        return { arguments, _ in
            guard !arguments[figures].isEmpty else { throw Fault(.value, "a row of no figures") }
            return .noun(FigureNoun(figure: .row(arguments[figures].map(\.figure)), about: "side by side"))
        }
    }

    private static let heatmap = CommandForm.command(
        "heatmap", "a matrix as coloured cells", result: "figure",
        example: Example("heatmap([1, 0.5; 0.5, 1], range: [-1, 1], numbers: true)")
    ) { fields in
        let m = fields("m", .any, help: "a matrix, labelled matrix or table")
        let range = fields(optional: "range", .list(.number), help: "values of the ends of the colours")
        let numbers = fields("numbers", .bool, default: false, help: "write the values into the cells")
        return { arguments, session in
            let ends = arguments[range].flatMap { $0.count == 2 && $0[0] < $0[1] ? $0[0]...$0[1] : nil }
            guard let noun = try Figures.heatmap(arguments[m], range: ends, numbers: arguments[numbers]) else {
                throw Fault(.type, "heatmap takes a matrix, and this is a \(arguments[m].kind)", at: arguments.place(of: m))
            }
            return .noun(noun)
        }
    }

    private static let bars = CommandForm.command(
        "bars", "a bar a row of a table, with its error", result: "figure",
        example: Example("bars([{m: \"erm\", auc: 0.6}, {m: \"roga\", auc: 0.7}], x: \"m\", y: \"auc\")")
    ) { fields in
        let t = fields("t", .any, help: "a table")
        let x = fields("x", .text, help: "the column of the names")
        let y = fields("y", .text, help: "the column of the values; auc means auc.mean where there is no auc")
        let error = fields(optional: "error", .choice("sd", "ci"), help: "what the error bars are")
        return { arguments, _ in
            .noun(try Figures.bars(arguments[t], x: arguments[x], y: arguments[y], error: arguments[error]))
        }
    }

    private static let imagesGrid = CommandForm.command(
        "images_grid", "images with their labels", result: "figure",
        example: Example("images_grid(data.digits.r0.take(6), columns: 6)")
    ) { fields in
        let x = fields("x", .mixture, help: "a dataset or mixture")
        let n = fields("n", .int, default: 24, in: .between(1, 400), help: "how many images")
        let columns = fields("columns", .int, default: 6, in: .between(1, 40), help: "how many in a row")
        return { arguments, _ in
            .noun(try SampleFigures.grid(arguments[x], n: arguments[n], columns: arguments[columns], seed: nil))
        }
    }
}
