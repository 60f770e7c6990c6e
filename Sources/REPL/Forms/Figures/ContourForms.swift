import Engine
import Language
import Plot

/// Filled contours of a function of two numbers, and what is drawn on them: ways and points in the plane.
enum ContourForms {
    static let all: [CommandForm] = [contour, path, points, add]

    private static let contour = CommandForm.command(
        "contour", "a function of two numbers as filled contours", result: "figure",
        notes: "f is called with a vector of two numbers, or, where it has two parameters, with the two. A unit is as "
            + "long along as across. What is not finite stays white.",
        example: Example(
            "plot contour(p => sum(p^2), x: -2..2, y: -1..1, resolution: 21), to: \"bowl.svg\"",
            prints: ["wrote bowl.svg"])
    ) { fields in
        let f = fields("f", .function, help: "a function of a vector of two numbers, or of two numbers")
        let x = fields("x", span, help: "from where to where along")
        let y = fields("y", span, help: "from where to where across")
        let levels = fields("levels", .int, default: 10, in: .between(2, 60), help: "about how many values part the colours")
        let resolution = fields(
            "resolution", .int, default: 101, in: .between(2, 1001), help: "points of the grid each way")
        return { arguments, session in
            let count = session.isSmoke ? min(21, arguments[resolution]) : arguments[resolution]
            let across = try grid(arguments[x], count, "x", at: arguments.place(of: x))
            let along = try grid(arguments[y], count, "y", at: arguments.place(of: y))
            let function = PlaneFunction(arguments[f], session)
            let values = try along.map { vertical in
                try session.checkInterrupt()
                return try across.map { try function.value($0, vertical) }
            }
            let field = ContourField(x: across, y: along, values: values, levels: arguments[levels])
            return .noun(noun(field))
        }
    }

    private static func noun(_ field: ContourField) -> FigureNoun {
        let (x, y) = (field.x, field.y)
        var plot = LinePlot(
            lines: [], x: Axis("x", range: x[0]...x[x.count - 1]), y: Axis("y", range: y[0]...y[y.count - 1]))
        plot.field = field
        plot.hasEqualScale = true
        return FigureNoun(figure: Figure(.lines(plot)), about: "contours on a grid of \(x.count) x \(y.count)")
    }

    /// A range, whose ends count.
    private static let span = FieldType<Span>("range") { if case .range(let span) = $0 { span } else { nil } }

    private static func grid(_ span: Span, _ count: Int, _ name: String, at place: Place?) throws -> [Double] {
        guard span.lower.isFinite, span.upper.isFinite, span.lower < span.upper else {
            throw Fault(.argument, "\(name) goes from a smaller number to a larger one, as -2..2", at: place)
        }
        let step = (span.upper - span.lower) / Double(count - 1)
        return (0..<count).map { $0 == count - 1 ? span.upper : span.lower + Double($0) * step }
    }

    private static let path = CommandForm.command(
        "path", "a way through the plane, from a ring to a dot", result: "figure",
        example: Example("contour(p => sum(p^2), x: -2..2, y: -2..2, resolution: 11).add(path([1, 2; 0.5, 1; 0, 0], label: \"erm\"))")
    ) { fields in
        let points = fields("points", .tensor, help: "a matrix, one row of two numbers a point")
        let label = fields(optional: "label", .text, help: "the way's label")
        return { arguments, _ in
            let (x, y) = try columns(arguments[points], "path", at: arguments.place(of: points))
            var line = LinePlot.Line(label: arguments[label], x: x, y: y)
            line.isTrajectory = true
            return .noun(plane(line, about: "a way of \(x.count) points"))
        }
    }

    private static let points = CommandForm.command(
        "points", "points in the plane", result: "figure",
        notes: "Without a label, points that are added after a path have its colour.",
        example: Example("points([0, 0; 1, 1], marker: \"+\", alpha: 0.5)")
    ) { fields in
        let xy = fields("xy", .tensor, help: "a matrix, one row of two numbers a point")
        let marker = fields("marker", .choice("o", "+", "x"), default: "o", help: "the form of a point")
        let alpha = fields("alpha", .number, default: 1, in: .between(0, 1), help: "1 opaque, 0 invisible")
        let label = fields(optional: "label", .text, help: "the points' label")
        return { arguments, _ in
            let (x, y) = try columns(arguments[xy], "points", at: arguments.place(of: xy))
            var line = LinePlot.Line(label: arguments[label], x: x, y: y, form: .points)
            line.marker = ["+": Marker.plus, "x": .cross][arguments[marker]] ?? .disc
            line.opacity = arguments[alpha]
            return .noun(plane(line, about: "\(x.count) points"))
        }
    }

    private static let add = CommandForm.command(
        "add", "what two figures show, over the axes of the first", result: "figure",
        notes: "Where one has filled contours, their axes count.",
        example: Example("points([0, 0; 1, 1]).add(path([0, 0; 1, 1], label: \"straight\"))")
    ) { fields in
        let a = fields("a", .noun(FigureNoun.self), help: "a figure of lines, points or contours")
        let b = fields("b", .noun(FigureNoun.self), help: "another, drawn over it")
        return { arguments, _ in
            .noun(try Figures.overlay([(nil, .noun(arguments[a])), (nil, .noun(arguments[b]))]))
        }
    }

    private static func plane(_ line: LinePlot.Line, about: String) -> FigureNoun {
        FigureNoun(figure: Figure(.lines(LinePlot(lines: [line], x: Axis("x"), y: Axis("y")))), about: about)
    }

    /// The two columns of a matrix; a matrix without rows has two empty ones.
    private static func columns(
        _ operand: Operand, _ name: String, at place: Place?
    ) throws -> (x: [Double], y: [Double]) {
        let shape = operand.tensor.shape
        if shape.first == 0 { return ([], []) }
        guard shape.count == 2, shape[1] == 2 else {
            throw Fault(.shape, "\(name) takes rows of two numbers, not a tensor \(shape)", at: place)
        }
        let flat = operand.tensor.doubles()
        return (
            stride(from: 0, to: flat.count, by: 2).map { flat[$0] },
            stride(from: 1, to: flat.count, by: 2).map { flat[$0] }
        )
    }
}

/// A function of the language as one of two numbers.
struct PlaneFunction {
    private let function: any Callable
    private let session: Session
    private let takesTwo: Bool

    init(_ function: any Callable, _ session: Session) {
        self.function = function
        self.session = session
        takesTwo = function.parameters.count(where: \.isRequired) == 2
    }

    /// Its value; what is not a single number is a fault.
    func value(_ x: Double, _ y: Double) throws -> Double {
        let arguments: [Value] = takesTwo ? [.real(x), .real(y)] : [.tensor(try Tensor([x, y]), weak: true)]
        let value = try function.call(Call(values: arguments), in: session)
        if let number = value.exactNumber { return number }
        guard case .tensor(let tensor, _) = value, tensor.count == 1 else {
            throw Fault(
                .type, "contour takes a function whose value is one number, and \(function.name) gives a \(value.kind)")
        }
        return tensor.constant.item()
    }
}
