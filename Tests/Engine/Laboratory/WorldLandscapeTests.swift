import Engine
import Testing

struct WorldLandscapeTests {
    /// The two bowls of the teaching recipe.
    private static var bowls: [(name: String, loss: WorldLandscape.Loss)] {
        [("a", { t in try bowl(t, (1, 1), (2, 0.5)) }), ("b", { t in try bowl(t, (-1, 1), (0.5, 2)) })]
    }

    private static func bowl(_ t: Tensor, _ centre: (Double, Double), _ scale: (Double, Double)) throws -> Tensor {
        let away = try t - Tensor([centre.0, centre.1])
        return try (away * away * Tensor([scale.0, scale.1])).sum()
    }

    private func start() throws -> Tensor { try Tensor([-0.5, -1.0]) }

    private func isClose(_ tensor: Tensor, _ expected: [Double]) -> Bool {
        // Expected values were written with four decimals.
        zip(tensor.doubles(), expected).allSatisfy { abs($0 - $1) < 6e-5 }
    }

    private func step(_ objective: any Objective) throws -> StepAnatomy {
        var landscape: any Landscape = try WorldLandscape(Self.bowls, at: start())
        return try StepAnatomy(
            objective, on: &landscape,
            ObjectiveMoment(step: 0, planned: 1, optimizer: SGD(), moments: SGD().start(at: start()), lr: 0.1))
    }

    @Test("a step of RoGA on two bowls has the vectors worked out by hand")
    func roga() throws {
        var roga = RoGA()
        roga.rho = Schedule(0.3)
        roga.alpha = 0.1
        let step = try step(roga)
        #expect(isClose(step.gradients[0], [-6, -2]) && isClose(step.gradients[1], [0.5, -8]))
        #expect(isClose(step.meanGradient, [-2.75, -5]))
        #expect(isClose(step.ascents[0].point, [-0.5096, -0.5949]))
        #expect(isClose(step.ascents[1].point, [-0.2063, -0.7994]))
        #expect(isClose(step.ascents[0].gradient, [-2.774, -3.9872]))
        #expect(abs(step.ascents[0].loss - 5.5185) < 6e-5 && abs(step.ascents[1].loss - 5.66) < 6e-5)
        #expect(isClose(step.direction, [-2.5724, -4.6214]))
        #expect(isClose(step.update, [0.2572, 0.4621]))
    }

    @Test("objectives that need no domain gradients are taken apart all the same", arguments: ["erm", "sam", "sagm"])
    func others(name: String) throws {
        let objectives: [String: any Objective] = ["erm": ERM(), "sam": SAM(), "sagm": SAGM()]
        let objective = try #require(objectives[name])
        let step = try step(objective)
        #expect(isClose(step.gradients[0], [-6, -2]) && isClose(step.gradients[1], [0.5, -8]))
        #expect(step.ascents.count == (name == "erm" ? 0 : 1))
        #expect(step.ascents.allSatisfy { $0.domain == nil })
        let moved = zip(step.theta.doubles(), step.update.doubles()).map { $0 + $1 }
        #expect(isClose(step.newTheta, moved))
    }

    @Test("forty steps of ERM end at the minimum of the mean loss")
    func walk() throws {
        let walk = try Walk(
            ERM(), from: start(), steps: 200, optimizer: SGD(), lr: Schedule(0.1), seed: 0
        ) { theta, _ in try WorldLandscape(Self.bowls, at: theta) }
        // The mean of the bowls is least at (0.6, 1).
        #expect(walk.steps.count == 200)
        #expect(walk.steps.last.map { isClose($0.newTheta, [0.6, 1]) } == true)
    }

    @Test("a loss that is no number and one that is not finite are refused, naming the domain")
    func refused() throws {
        var vector: any Landscape = try WorldLandscape([("v", { $0 })], at: start())
        #expect(throws: Fault.self) {
            try vector.losses(of: [0], at: vector.point, forward: .joint, statistics: .discard)
        }
        var bad: any Landscape = try WorldLandscape([("bad", { try ($0 - $0).log().sum() })], at: start())
        let moment = try ObjectiveMoment(
            step: 3, planned: nil, optimizer: SGD(), moments: SGD().start(at: start()), lr: 0.1)
        let fault = #expect(throws: Fault.self) { try StepAnatomy(ERM(), on: &bad, moment) }
        #expect(fault?.message.contains("bad") == true && fault?.message.contains("step 3") == true)
    }

    @Test("sharpness of a bowl is its largest curvature")
    func sharpness() throws {
        var landscape: any Landscape = try WorldLandscape(Self.bowls, at: start())
        // The mean of the bowls has curvature 2.5 in both directions.
        let found = try Curvature.sharpness(of: &landscape, k: 2, seed: 0)
        #expect(found.allSatisfy { abs($0 - 2.5) < 1e-9 })
        let along = try Curvature.along(Tensor([1.0, 0]), on: &landscape)
        #expect(abs(along.slope + 2.75) < 1e-12 && abs(along.curvature - 2.5) < 1e-12)
    }
}
