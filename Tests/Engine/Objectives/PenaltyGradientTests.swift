import Engine
import Testing

/// What every penalty adds to a direction, against differences of what it adds to the loss.
@Suite struct PenaltyGradientTests {
    private static let objectives: [any Objective] = [
        IGA(penalty: 2), VREx(lambda: 10, anneal: SwitchStep(0)), IRM(lambda: 100, anneal: SwitchStep(0)),
        Fishr(lambda: 1000, anneal: SwitchStep(0)), CORAL(gamma: 3), MMD(gamma: 2),
    ]

    private func look(
        _ objective: any Objective, _ run: ReferenceRun, _ model: Model, accumulate: Int
    ) throws -> (value: Double, direction: Tensor) {
        var landscape: any Landscape = try ModelLandscape(model, run.batches(0), accumulate: accumulate)
        let answer = try objective.step(on: &landscape, ObjectiveMoment(step: 0, planned: 1))
        guard case .direction(let direction) = answer.move, let penalty = answer.report.penalty else {
            throw Fault(.state, "no direction or no penalty")
        }
        #expect(penalty.value != 0 && penalty.weight != 0)
        return (answer.report.loss + penalty.weight * penalty.value, direction)
    }

    @Test(
        "the direction is the slope of loss and penalty", arguments: [("mlp", 1), ("mlp", 3), ("cnnbn", 1)])
    func slopes(_ net: String, _ accumulate: Int) throws {
        let run = try ReferenceRun(net)
        let model = try run.model(.f64)
        var stream = Stream(seed: 4, .probe)
        let along = try Tensor((0..<model.layout.count).map { _ in stream.normal() })
        // A central difference is off by h² of the third derivative and by 1e-16/h of rounding.
        let h = 1e-5 / (try along.length())
        for objective in Self.objectives {
            let slope = try look(objective, run, model, accumulate: accumulate).direction.inner(along)
            let values = try [h, -h].map { side in
                var moved = model
                moved.point = try model.point.adding(side, times: along)
                return try look(objective, run, moved, accumulate: accumulate).value
            }
            let difference = (values[0] - values[1]) / (2 * h)
            #expect(abs(slope / difference - 1) < 1e-5, "\(objective.name) on \(net)")
        }
    }
}
