import Engine

/// `objective`: one's own.
enum ObjectiveForm {
    static let all: [CommandForm] = [objective]

    private static let objective = CommandForm.command(
        "objective", "one's own objective: a function from the step's landscape to a direction",
        result: "objective",
        notes: "f gets the landscape w: w.theta (all parameters as a vector), w.domains, w.counts (samples "
            + "by domain), w.step, and at any point p, theta unless given, w.grads(at: p) (a record by "
            + "domain), w.grad(at: p) (of the mean over all samples), w.losses(at: p), w.loss(at: p) and "
            + "w.hvp(v, at: p). It returns a tensor shaped like w.theta, which the optimizer descends. The "
            + "first pass at w.theta moves batch norm's running statistics, no other does. "
            + "recipes/own_objective.roga writes roga() so.",
        example: Example(
            "step(toy({a: t => sum(t^2)}, start: [1, 2]), with: objective(w => w.grad()), lr: 0.1).new_theta",
            prints: ["[0.8, 1.6]"])
    ) { fields in
        let f = fields("f", .function, help: "a function of the landscape whose value is a direction")
        let name = fields("name", .text, default: "own", help: "what tables and messages call it")
        return { arguments, session in
            .noun(ObjectiveNoun(OwnObjective(arguments[f], title: arguments[name], session: session)))
        }
    }
}
