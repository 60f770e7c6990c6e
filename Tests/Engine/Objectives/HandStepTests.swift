import Engine
import Testing

@Suite struct HandStepTests {
    // Figures with four decimals, so half a unit of the last.
    private func expect(_ vector: Tensor, _ figures: [Double]) {
        for (value, figure) in zip(vector.doubles(), figures) { #expect(abs(value - figure) <= 5.1e-5) }
    }

    private func roga() -> RoGA {
        var roga = RoGA()
        (roga.rho, roga.alpha) = (Schedule(0.3), 0.1)
        return roga
    }

    @Test("a step of roga by hand: ALGORITHMS 3.1")
    func step() throws {
        var landscape: any Landscape = try TwoBowls([-0.5, -1])
        let answer = try roga().step(on: &landscape, ObjectiveMoment(step: 0, planned: nil))
        let report = answer.report
        #expect(report.losses == [6.5, 8.125])
        let gradients = try #require(report.gradients)
        #expect(gradients.map { $0.doubles() } == [[-6, -2], [0.5, -8]])
        #expect(report.meanGradient?.doubles() == [-2.75, -5])
        let cosine = try #require(try report.meanCosine())
        #expect(abs(cosine - 0.2564) < 5.1e-5)
        expect(report.ascents[0].climb, [-0.2846, -0.0949])
        expect(report.ascents[1].climb, [0.0187, -0.2994])
        expect(report.ascents[0].point, [-0.5096, -0.5949])
        expect(report.ascents[1].point, [-0.2063, -0.7994])
        #expect(abs(report.ascents[0].loss - 5.5185) < 5.1e-5)
        #expect(abs(report.ascents[1].loss - 5.66) < 5.1e-5)
        expect(report.ascents[0].gradient, [-2.7740, -3.9872])
        expect(report.ascents[1].gradient, [-2.0157, -4.4985])
        let alignment = try #require(report.alignment)
        #expect(abs(alignment - 0.9999) < 5.1e-5)
        guard case .direction(let direction) = answer.move else { throw Fault(.state, "no direction") }
        expect(direction, [-2.5724, -4.6214])
        expect(try landscape.point.adding(-0.1, times: direction), [-0.2428, -0.5379])
    }

    @Test("a warm-up is erm with the same weights, at half the price")
    func warmup() throws {
        var objective = roga()
        objective.warmup = SwitchStep(0.5)
        var landscape: any Landscape = try TwoBowls([-0.5, -1])
        let early = try objective.step(on: &landscape, ObjectiveMoment(step: 4, planned: 10))
        #expect(landscape.passes == Passes(forward: 1, backward: 1))
        guard case .direction(let direction) = early.move else { throw Fault(.state, "no direction") }
        #expect(direction.doubles() == [-2.75, -5])
        let late = try objective.step(on: &landscape, ObjectiveMoment(step: 5, planned: 10))
        #expect(late.report.ascents.count == 2)
        #expect(throws: Fault.self) { try objective.check(domains: [], planned: nil) }
    }

    @Test("a gradient of zero gives no climb and no nan")
    func flat() throws {
        let layout = try ParameterLayout([(name: "w.weight", shape: [2])])
        let zero = try Tensor([0.0, 0.0])
        for metric in AscentMetric.allCases {
            let climb = try Perturbation(metric: metric, eta: 0.01).climb(
                at: Tensor([1.0, 2.0]), along: zero, rho: 0.1, layout: layout)
            #expect(climb.doubles() == [0, 0])
        }
    }

    @Test("the ASAM metric scales weights and leaves biases alone")
    func metric() throws {
        let layout = try ParameterLayout([(name: "fc.weight", shape: [1]), (name: "fc.bias", shape: [1])])
        let (point, g) = (try Tensor([-2.0, 5.0]), try Tensor([1.0, 1.0]))
        // T = (2.5, 1): Tg = (2.5, 1), T²g = (6.25, 1), ‖Tg‖ = √7.25.
        let climb = try Perturbation(metric: .weights, eta: 0.5).climb(
            at: point, along: g, rho: 1, layout: layout)
        #expect(abs(climb.doubles()[0] - 6.25 / 7.25.squareRoot()) < 1e-11)
        #expect(abs(climb.doubles()[1] - 1 / 7.25.squareRoot()) < 1e-11)
        // With "all" T = (2.5, 5.5) also for the bias.
        let all = try Perturbation(metric: .all, eta: 0.5).climb(at: point, along: g, rho: 1, layout: layout)
        #expect(abs(all.doubles()[1] - 30.25 / (6.25 + 30.25).squareRoot()) < 1e-11)
    }

    @Test("Hessian products of a landscape are exact")
    func hessian() throws {
        var landscape: any Landscape = try TwoBowls([0.3, 0.7])
        let pass = try landscape.losses(
            of: [0, 1], at: landscape.point, forward: .joint, statistics: .discard)
        // Hessians diag(4, 1) and diag(1, 4).
        let vector = try Tensor([1.0, 10.0])
        #expect(
            try landscape.hessianProduct(of: pass, weights: [1, 0], vector: vector).doubles() == [4, 10])
        #expect(
            try landscape.hessianProduct(of: pass, weights: [0.5, 0.5], vector: vector).doubles() == [
                2.5, 25,
            ])
    }
}
