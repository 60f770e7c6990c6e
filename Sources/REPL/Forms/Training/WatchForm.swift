import Engine

/// `watch`: a function that is shown the steps of a training.
enum WatchForm {
    static let all: [CommandForm] = [watch]

    private static let watch = CommandForm.command(
        "watch", "a watcher for train: a function that is shown the steps and returns a record", result: "watcher",
        notes: "It gets the step with the fields step, epoch, loss, losses, lr and grads (computed when read). What it "
            + "returns becomes a row of run.watched. It cannot change the run; one that fails is told and stops watching.",
        example: Example("watch(s => {double: 2*s.loss}, every: 10).every", prints: ["10"])
    ) { fields in
        let function = fields("f", .function, help: "of the step")
        let every = fields("every", .int, default: 1, in: .atLeast(1), help: "steps between looks")
        return { arguments, _ in .noun(Watcher(function: arguments[function], every: arguments[every])) }
    }
}
