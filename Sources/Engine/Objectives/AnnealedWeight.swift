/// A penalty's weight over a run: one before a switch, another from it on.
///
/// At the switch the optimizer's moments are cleared, because they were made at another scale; at step 0
/// there are none. Source: DomainBed makes its optimizer anew there.
struct AnnealedWeight {
    let before: Double
    let after: Double
    let anneal: SwitchStep

    /// The weight of a step, whether it is the switch, and whether the switch lies behind.
    func at(_ moment: ObjectiveMoment) throws -> (weight: Double, clears: Bool, isFull: Bool) {
        let step = try anneal.step(of: moment.planned, "anneal")
        let isFull = moment.step >= step
        return (isFull ? after : before, moment.step == step && step > 0, isFull)
    }

    /// The parts that a report counts.
    func parts(weight: Double, isFull: Bool, value: Double) -> [ObjectiveReport.Part] {
        [
            .init("penalty", isActive: weight != 0 && value != 0),
            .init("switch to lambda", isActive: isFull),
        ]
    }
}

extension Fields {
    /// The option `anneal`.
    mutating func anneal(default value: Value, before: String) -> Field<Double> {
        self(
            "anneal", .number, default: value, in: .atLeast(0),
            help:
                "when lambda begins: a step, or below 1 a fraction of the run; until then it is \(before)"
        )
    }
}
