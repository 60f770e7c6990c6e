import Engine
import Language

/// `toy`, `wells`, `step`, `walk`: gradient alignment on worlds small enough to see.
enum WorldForms {
    static let all: [CommandForm] = [toy, wells, step, walk]

    private static let toy = CommandForm.command(
        "toy", "a world of a few losses of theta, one a domain", result: "world",
        notes: "The losses are functions of theta whose value is a number; everything is computed in f64. "
            + "Fields: theta, domains, losses, and mean_loss, a function.",
        example: Example(
            "toy({a: t => sum((t - 1)^2), b: t => sum((t + 1)^2)}, start: [0, 0])",
            prints: ["a world of 2 losses (a, b) of 2 parameters"])
    ) { fields in
        let losses = fields("losses", .record, help: "functions of theta by domain")
        let start = fields("start", .tensor, help: "theta at the start")
        return { arguments, session in
            try .noun(World(arguments[losses], start: arguments[start].floating().tensor, in: session))
        }
    }

    private static let wells = CommandForm.command(
        "wells", "the loss of a sharp deep well and a flat one, moved by a shift", result: "tensor",
        notes: "3 - 1.6 exp(-|t - a - s|^2 / 0.18) - exp(-|t - c - s|^2 / 1.62) + 0.05 |t|^2, with a = (-1.2, 0) and "
            + "c = (1.2, 0). Three training domains have shifts of length 0.12 at 0, 120 and 240 degrees; held out "
            + "are shifts of length 0.45.",
        example: Example("wells([1.2, 0])", prints: ["2.072"])
    ) { fields in
        let theta = fields("theta", .tensor, help: "two parameters")
        let shift = fields("shift", .list(.number), default: .list([.int(0), .int(0)]), help: "of the domain")
        return { arguments, _ in
            let by = arguments[shift]
            guard by.count == 2 else {
                throw Fault(.shape, "shift has \(by.count) numbers, not 2", at: arguments.place(of: shift))
            }
            let operand = try arguments[theta].floating()
            return Operand(try Wells.loss(operand.tensor, shift: (by[0], by[1])), isWeak: operand.isWeak).value
        }
    }

    private static let step = CommandForm.command(
        "step", "one step of an objective, with every vector in it", result: "record",
        notes: "Changes nothing. Of a run it is the step that would come next. Fields: theta losses grads mean_grad climb "
            + "ascent loss_at_ascent grads_at_ascent direction update new_theta alignment; what is at the ascent points "
            + "is by domain, under shared for objectives with one point (sam, sagm), and empty for erm.",
        example: Example(
            "step(toy({a: t => sum(t^2)}, start: [1, 2]), with: erm(), lr: 0.1).new_theta", prints: ["[0.8, 1.6]"])
    ) { fields in
        let world = fields("world", .any, help: "a world or a run")
        let settings = StepSettings(&fields)
        return { arguments, session in
            let place = try StepPlace(
                arguments[world], at: arguments.place(of: world), seed: settings.seed(arguments, session), session)
            let walk = try settings.walk(from: place, steps: 1, arguments, session)
            if let text = session.explained {
                let derivation = try settings.derivation(of: walk.steps[0], arguments)
                for line in derivation.text(of: text) { session.write(line) }
                return .null
            }
            return .record(
                try StepRecords.record(walk.steps[0], shape: place.theta.shape, isWeak: place.isWeak))
        }
    }

    private static let walk = CommandForm.command(
        "walk", "several steps of an objective, with every vector in them", result: "record",
        notes: "Fields: theta [steps + 1, p], ascent [steps x points, p], steps (a list of what step gives), and last, "
            + "a record of theta, losses and mean_loss at the end.",
        example: Example(
            "walk(toy({a: t => sum(t^2)}, start: [1]), with: erm(), lr: 0.25, steps: 2).theta",
            prints: ["[1]", "[0.5]", "[0.25]"])
    ) { fields in
        let world = fields("world", .any, help: "a world or a run")
        let settings = StepSettings(&fields)
        let steps = fields("steps", .int, in: .between(1, 100_000), help: "how many steps")
        return { arguments, session in
            let place = try StepPlace(
                arguments[world], at: arguments.place(of: world), seed: settings.seed(arguments, session), session)
            let count = session.isSmoke ? min(2, arguments[steps]) : arguments[steps]
            let walk = try settings.walk(from: place, steps: count, arguments, session)
            if session.isSmoke { session.hasTrained = true }
            var end = try place.landscape(walk.steps[count - 1].newTheta, count)
            let losses = try end.losses(
                of: end.all, at: end.point, forward: .joint, statistics: .discard)
            return .record(
                try StepRecords.record(
                    walk, shape: place.theta.shape, isWeak: place.isWeak,
                    end: (end.domains.map(\.name), losses.values)))
        }
    }
}

/// The arguments that `step` and `walk` share.
struct StepSettings {
    private let with: Field<ObjectiveNoun>
    private let optimizer: Field<OptimizerNoun>
    private let lr: Field<Schedule>
    private let seed: Field<Int?>

    init(_ fields: inout Fields) {
        with = fields("with", .objective, help: "what to descend")
        optimizer = fields("optimizer", .optimizer, default: .noun(OptimizerNoun(SGD())), help: "how to step")
        lr = fields("lr", .schedule, default: 0.1, help: "learning rate: a number or a schedule")
        seed = fields.seed(help: "draws of the objective, and of a run's next batches")
    }

    func seed(_ arguments: Arguments, _ session: Session) -> UInt64 {
        UInt64(bitPattern: Int64(session.seed(arguments[seed])))
    }

    /// A first step as a derivation.
    func derivation(of step: StepAnatomy, _ arguments: Arguments) throws -> StepDerivation {
        try StepDerivation(
            step, of: arguments[with].objective, by: arguments[optimizer].optimizer,
            lr: arguments[lr].value(at: 0, of: 1))
    }

    /// Walks from a place.
    func walk(from place: StepPlace, steps: Int, _ arguments: Arguments, _ session: Session) throws -> Walk {
        try Walk(
            arguments[with].objective, from: place.theta, steps: steps, optimizer: arguments[optimizer].optimizer,
            lr: arguments[lr], seed: seed(arguments, session), landscape: place.landscape)
    }
}
