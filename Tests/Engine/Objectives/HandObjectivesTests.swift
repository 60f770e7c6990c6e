import Engine
import Testing

/// Steps by hand on two bowls at θ = (0, 1), where g_a = (−4, 0), g_b = (1, 0), L_a = 2, L_b = ½.
@Suite struct HandObjectivesTests {
    private func step(
        _ objective: any Objective, at theta: [Double] = [0, 1], state: ObjectiveState = ObjectiveState(),
        optimizer: any Optimizer = SGD(), clipping: GradientClipping? = nil
    ) throws -> ObjectiveAnswer {
        var landscape: any Landscape = try TwoBowls(theta)
        return try objective.step(
            on: &landscape,
            ObjectiveMoment(
                step: 0, planned: 10, state: state, optimizer: optimizer,
                moments: optimizer.start(at: landscape.point), lr: 0.1, clipping: clipping))
    }

    private func direction(_ answer: ObjectiveAnswer) throws -> [Double] {
        guard case .direction(let direction) = answer.move else { throw Fault(.state, "no direction") }
        return direction.doubles()
    }

    private func isActive(_ answer: ObjectiveAnswer, _ part: String) -> Bool? {
        answer.report.parts.first { $0.name == part }?.isActive
    }

    @Test("gradients that point in opposite ways leave pcgrad nothing")
    func pcgrad() throws {
        let answer = try step(PCGrad())
        #expect(try direction(answer) == [0, 0])
        #expect(isActive(answer, "projection") == true)
        // At (−0.5, −1) the gradients (−6, −2) and (0.5, −8) agree.
        let agreeing = try step(PCGrad(), at: [-0.5, -1])
        #expect(try direction(agreeing) == [-2.75, -5])
        #expect(isActive(agreeing, "projection") == false)
    }

    @Test("andmask keeps what agrees, scaled by the share that is kept")
    func andmask() throws {
        // At (−0.5, −1) the signs are (−, −) and (+, −): the second of two elements survives, times 2.
        let answer = try step(ANDMask(), at: [-0.5, -1])
        let found = try direction(answer)
        #expect(found[0] == 0 && abs(found[1] + 10) < 1e-8)
        #expect(isActive(answer, "mask") == true)
        #expect(try abs(direction(step(ANDMask(tau: 0), at: [-0.5, -1]))[0] + 2.75) < 1e-8)
    }

    @Test("sandmask opens where signs agree more than tau")
    func sandmask() throws {
        // Var = (21.125, 18): tanh(k/18·½) for the second element, negative and cut for the first.
        let found = try direction(step(SANDMask(tau: 0.5, k: 18), at: [-0.5, -1]))
        #expect(found[0] == 0 && abs(found[1] + 10) < 1e-8)
    }

    @Test("groupdro weighs by the exponents of the losses and remembers the weights")
    func groupdro() throws {
        let answer = try step(GroupDRO(eta: 1))
        let q = 1 / (1 + Double.exp(-1.5))
        #expect(try abs(direction(answer)[0] - (-4 * q + 1 - q)) < 1e-14)
        #expect(answer.report.domainWeights.map { abs($0[0] - q) < 1e-14 } == true)
        let again = try step(GroupDRO(eta: 1), state: answer.state)
        let next = 1 / (1 + Double.exp(-3))
        #expect(again.report.domainWeights.map { abs($0[0] - next) < 1e-14 } == true)
    }

    @Test("vrex adds twice the losses' distances from their mean, over their number")
    func vrex() throws {
        // V = ((0.75)² + (0.75)²)/2; slopes ±0.75: u = ½(−4) + ½(1) + 2·(0.75·(−4) − 0.75·1).
        let answer = try step(VREx(lambda: 2, anneal: SwitchStep(0)))
        #expect(try direction(answer) == [-9, 0])
        #expect(answer.report.penalty == .init(0.5625, weight: 2))
    }

    @Test("iga adds twice the Hessians' products with the gradients' distances from their mean")
    func iga() throws {
        // Hessians diag(4, 1), diag(1, 4); distances ∓(2.5, 0): 2·(4·(−2.5) + 1·2.5) = −15.
        let answer = try step(IGA(penalty: 1))
        #expect(try direction(answer) == [-1.5 - 15, 0])
        #expect(answer.report.penalty == .init(12.5, weight: 1))
    }

    @Test("fish steps on each domain in turn and goes half of the way; a clip shortens each inner step")
    func fish() throws {
        // (0, 1) → (0.4, 1) → 0.4 − 0.1·1.4 = 0.26; half of it.
        guard case .point(let point, let moments) = try step(Fish(metaLR: 0.5)).move else {
            throw Fault(.state, "no point")
        }
        #expect(abs(point.doubles()[0] - 0.13) < 1e-15 && moments.count == 2)
        // Both inner steps clipped to length 1: 0 → 0.1 → 0.
        let clipped = try step(Fish(metaLR: 1), clipping: GradientClipping(1))
        guard case .point(let short, _) = clipped.move else { throw Fault(.state, "no point") }
        #expect(abs(short.doubles()[0]) < 1e-15)
    }

    @Test("mldg adds the gradient of one domain and that of another after a step")
    func mldg() throws {
        // Trains on a: θ′ = (0.4, 1), g_b there (1.4, 0): (−4 + 1.4)/2.
        let objective = Replaying(
            objective: MLDG(testCount: 1, inner: .sgd), draws: [StepDraws(orders: [[0, 1]])])
        let answer = try step(objective)
        #expect(try abs(direction(answer)[0] + 1.3) < 1e-15)
        #expect(answer.report.losses[0] == 2 && abs(answer.report.losses[1] - 0.98) < 1e-15)
    }

    @Test("disam gives the domain of high loss less weight in the ascent")
    func disam() throws {
        // Weights ½ ∓ 0.2·0.75: a = 0.35·(−4) + 0.65·1 = −0.75, so θ + ε = (−0.1, 1).
        let answer = try step(DISAM(rho: Schedule(0.1), lambda: 0.2))
        #expect(abs(answer.report.ascents[0].point.doubles()[0] + 0.1) < 1e-12)
        #expect(try abs(direction(answer)[0] - (0.5 * -4.4 + 0.5 * 0.9)) < 1e-12)
    }

    @Test("methods that need samples say so on a landscape without a model")
    func samples() {
        for objective: any Objective in [
            CORAL(), MMD(), Fishr(anneal: SwitchStep(0)), IRM(anneal: SwitchStep(0)), Mixup(),
        ] {
            let fault = #expect(throws: Fault.self) { try step(objective) }
            #expect(fault?.kind == .argument)
        }
    }
}
