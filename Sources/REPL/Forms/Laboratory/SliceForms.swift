import Engine
import Language
import Plot
import Plugins

/// `along`, `connect`, `landscape`: the loss on lines and planes through parameter space.
enum SliceForms {
    static let all: [CommandForm] = [along, connect, landscape]

    private static let along = CommandForm.command(
        "along", "the loss along a direction, beside what slope and curvature predict", result: "figure",
        notes: "Per domain and averaged, at theta + t*d with d of length 1, t from -length to length. The direction "
            + "\"gradient\" is that of the mean loss, so a step of gradient descent goes to the left.",
        example: Example("along(mlp(input: [1, 8, 8], classes: 10), on: data.digits.r0 + data.digits.r75)")
    ) { fields in
        let run = fields("run", .model, help: "a model or run")
        let on = fields("on", .mixture, help: "the domains")
        let direction = fields(
            "direction", .any, default: "gradient", help: "\"gradient\", or a vector of all parameters")
        let length = fields("length", .number, default: 1, in: .above(0), help: "how far each way")
        let sampling = SliceSampling(&fields)
        return { arguments, session in
            var here = try sampling.landscape(of: arguments[run], on: arguments[on], arguments, session)
            let way = try unit(arguments[direction], on: &here, at: arguments.place(of: direction))
            let reach = arguments[length]
            let steps = (0...40).map { (Double($0) / 20 - 1) * reach }
            let slice = try LossSlice(of: &here, through: here.point, along: way, steps)
            let local = try Curvature.along(way, on: &here)
            var lines = SliceFigures.lines(slice)
            let first = steps.map { local.loss + local.slope * $0 }
            lines.append(LinePlot.Line(label: "slope", x: steps, y: first))
            lines.append(
                LinePlot.Line(
                    label: "slope and curvature", x: steps,
                    y: zip(first, steps).map { $0 + local.curvature * $1 * $1 / 2 }))
            let figure = Figure(.lines(LinePlot(lines: lines, x: Axis("step along the direction"), y: Axis("loss"))))
            return .noun(FigureNoun(figure: figure, about: "the loss along a direction"))
        }
    }

    /// A direction of length 1.
    private static func unit(
        _ value: Value, on landscape: inout any Landscape, at place: Place?
    ) throws -> Tensor {
        let vector: Tensor
        if value.exactText == "gradient" {
            let pass = try landscape.losses(
                of: landscape.all, at: landscape.point, forward: .joint, statistics: .discard)
            vector = try landscape.gradient(of: pass, weights: landscape.weights(.sample))
        } else if let operand = try Operand(value)?.floating() {
            guard operand.tensor.count == landscape.layout.count else {
                throw Fault(
                    .shape, "a direction of \(operand.tensor.count) numbers for \(landscape.layout.count) parameters",
                    at: place)
            }
            vector = try operand.tensor.to(landscape.point.dtype).reshape([landscape.layout.count])
        } else {
            throw Fault(.type, "direction is \"gradient\" or a vector, not a \(value.kind)", at: place)
        }
        let length = try vector.length()
        guard length > 0, length.isFinite else {
            throw Fault(.value, "the direction has the length \(length)", at: place)
        }
        return try vector.scaled(by: 1 / length)
    }

    private static let connect = CommandForm.command(
        "connect", "the loss on the straight line between two runs", result: "figure",
        notes: "From a at 0 to b at 1, a little beyond both; a hill between them says that they lie in different basins. "
            + "Batch norm uses the statistics of the batch.",
        example: Example(
            "connect(mlp(input: [1, 8, 8], classes: 10, seed: 1), mlp(input: [1, 8, 8], classes: 10, seed: 2), "
                + "on: data.digits.r0)")
    ) { fields in
        let a = fields("a", .model, help: "a model or run")
        let b = fields("b", .model, help: "another of the same architecture")
        let on = fields("on", .mixture, help: "the domains")
        let sampling = SliceSampling(&fields)
        return { arguments, session in
            guard arguments[a].layout == arguments[b].layout else {
                throw Fault(
                    .value, "the two models have different parameters, so there is no line between them",
                    at: arguments.place(of: b))
            }
            var here = try sampling.landscape(of: arguments[a], on: arguments[on], arguments, session)
            let way = try arguments[b].point.to(here.point.dtype).adding(-1, times: here.point)
            let steps = (0...48).map { Double($0) / 40 - 0.1 }
            let slice = try LossSlice(of: &here, through: here.point, along: way, steps)
            let plot = LinePlot(
                lines: SliceFigures.lines(slice), x: Axis("from a (0) to b (1)"), y: Axis("loss"))
            return .noun(FigureNoun(figure: Figure(.lines(plot)), about: "the loss between two runs"))
        }
    }

    private static let landscape = CommandForm.command(
        "landscape", "slices through the loss around a model, per domain and averaged", result: "figure",
        notes: "Random directions whose every filter is as long as the model's own (Li et al. 2018); biases and batch "
            + "norm stay. The same seed gives the same directions, so that two runs can be compared.",
        example: Example("landscape(mlp(input: [1, 8, 8], classes: 10), on: data.digits.r0, dims: 1)")
    ) { fields in
        let run = fields("run", .model, help: "a model or run")
        let on = fields("on", .mixture, help: "the domains")
        let dims = fields("dims", .int, default: 2, in: .between(1, 2), help: "a line or a plane")
        let reach = fields("reach", .number, default: 1, in: .above(0), help: "how far each way, in filter lengths")
        let resolution = fields("resolution", .int, default: 21, in: .between(3, 201), help: "points each way")
        let sampling = SliceSampling(&fields)
        return { arguments, session in
            var here = try sampling.landscape(of: arguments[run], on: arguments[on], arguments, session)
            let seed = sampling.key(arguments, session)
            let u = try FilterNormalization.direction(at: here.point, layout: here.layout, seed: seed, index: 0)
            let isPlane = arguments[dims] == 2
            let count = session.isSmoke ? 5 : arguments[resolution] * (isPlane ? 1 : 2) - (isPlane ? 0 : 1)
            let steps = (0..<count).map { (2 * Double($0) / Double(count - 1) - 1) * arguments[reach] }
            guard isPlane else {
                let slice = try LossSlice(of: &here, through: here.point, along: u, steps)
                let plot = LinePlot(
                    lines: SliceFigures.lines(slice), x: Axis("distance in filter lengths"), y: Axis("loss"))
                return .noun(FigureNoun(figure: Figure(.lines(plot)), about: "the loss on a line"))
            }
            let v = try FilterNormalization.direction(at: here.point, layout: here.layout, seed: seed, index: 1)
            let slice = try LossSlice(of: &here, through: here.point, along: u, steps, and: (v, steps))
            return .noun(SliceFigures.planes(slice))
        }
    }
}

/// The samples that a slice is measured on: one step's worth, the same everywhere on the slice.
struct SliceSampling {
    private let batch: Field<Int>
    private let seed: Field<Int?>

    init(_ fields: inout Fields) {
        batch = fields("batch", .int, default: 64, in: .atLeast(1), help: "samples per domain, on average")
        seed = fields.seed(help: "which samples, and random directions")
    }

    func key(_ arguments: Arguments, _ session: Session) -> UInt64 {
        UInt64(bitPattern: Int64(session.seed(arguments[seed])))
    }

    func landscape(
        of model: Model, on mixture: Mixture, _ arguments: Arguments, _ session: Session
    ) throws -> any Landscape {
        try StepLandscape.make(
            model, on: mixture, batch: session.isSmoke ? min(8, arguments[batch]) : arguments[batch],
            seed: key(arguments, session), session)
    }
}

/// Slices as figures.
enum SliceFigures {
    /// A line a domain, and one for their mean where there are several.
    static func lines(_ slice: LossSlice) -> [LinePlot.Line] {
        let domains = zip(slice.domains, slice.losses).map { LinePlot.Line(label: $0, x: slice.first, y: $1) }
        guard domains.count > 1 else { return domains }
        return domains + [LinePlot.Line(label: "mean", x: slice.first, y: slice.mean)]
    }

    /// Contours of the mean, and of each domain where there are several, with common colours.
    static func planes(_ slice: LossSlice) -> FigureNoun {
        let parts = slice.domains.count > 1 ? [("mean", slice.mean)] + zip(slice.domains, slice.losses) : [
            (slice.domains.first ?? "loss", slice.mean)
        ]
        let figures = parts.map { name, losses in
            let width = slice.first.count
            let rows = slice.second.indices.map { Array(losses[$0 * width..<($0 + 1) * width]) }
            var plot = LinePlot(
                lines: [], x: Axis("first direction", range: ends(slice.first)),
                y: Axis("second direction", range: ends(slice.second)))
            plot.field = ContourField(x: slice.first, y: slice.second, values: rows, levels: 12)
            plot.hasEqualScale = true
            return Figure(.lines(plot), title: name, size: Size(width: 420, height: 380))
        }
        let figure = figures.count == 1 ? figures[0] : Figure.row(figures)
        return FigureNoun(figure: figure, about: "the loss on a plane")
    }

    private static func ends(_ steps: [Double]) -> ClosedRange<Double> {
        (steps.first ?? 0)...max(steps.last ?? 1, steps.first ?? 0)
    }
}
