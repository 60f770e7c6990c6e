import Engine
import Plugins

/// `resume`: goes on with a run.
enum ResumeForm {
    static let all: [CommandForm] = [resume]

    private static let resume = CommandForm.command(
        "resume", "goes on with a run from its last whole step", result: "run",
        notes: "Without a number it does what was planned and is left, with one that much more; the bits are those of a "
            + "run that was never stopped. A schedule keeps the length that it was planned for, and then its last value.",
        example: Example(
            "r = train(mlp(input: [1, 8, 8], classes: 10), on: data.digits.r0, with: erm(), steps: 2)\n"
                + "resume(r, steps: 2).metrics.size",
            prints: ["4"])
    ) { fields in
        let run = fields("run", .run, help: "a run, also one that was loaded")
        let epochs = fields(optional: "epochs", .int, in: .atLeast(1), help: "so many epochs more")
        let steps = fields(optional: "steps", .int, in: .atLeast(1), help: "so many steps more")
        let limit = fields(optional: "limit", .duration, in: .above(0), help: "so much longer: 30s, 5min")
        let on = fields(optional: "on", .mixture, help: "other data to go on with")
        return { arguments, session in
            let lengths: [TrainPlan.Length] = [
                arguments[epochs].map { .epochs($0) }, arguments[steps].map { .steps($0) },
                arguments[limit].map { .seconds($0) },
            ].compactMap { $0 }
            guard lengths.count <= 1 else {
                throw Fault(.argument, "resume takes one of epochs, steps and limit", at: arguments.place)
            }
            do {
                let source = RunSource(run: arguments[run], session: session)
                let plan = try source.plan(on: arguments[on])
                return .noun(try TrainJob(plan, session).resume(arguments[run], more: lengths.first))
            } catch let fault as Fault { throw fault.located(at: arguments.place) }
        }
    }
}
