import Engine
import Testing

/// The degenerate cases of ALGORITHMS 3.5: settings in which one objective must equal another.
///
/// Its table was measured with another order of summation, so ours may be up to ten times its figures, which
/// are the largest absolute difference of any parameter or running statistic after 5 steps; 0 means bit for
/// bit.
@Suite struct DegenerateTests {
    private static let nets = ReferenceRun.nets

    @Test("one domain makes roga sagm, whatever judges", arguments: nets, RoGA.Judge.allCases)
    func oneDomain(_ net: String, _ judge: RoGA.Judge) throws {
        try DegenerateCase.expect(
            DegenerateCase.roga(judge: judge), equals: SAGM(rho: Schedule(0.1), alpha: 0.05), .one,
            f64: 1.1e-16,
            f32: 1.2e-7, net)
    }

    @Test(
        "one domain, no pull and no ERM part make roga sam, bit for bit, in the ASAM metric too",
        arguments: nets)
    func sam(_ net: String) throws {
        try DegenerateCase.expect(
            DegenerateCase.roga(alpha: 0, w: (0, 1)), equals: SAM(rho: Schedule(0.1)), .one, f64: 0, f32: 0,
            net)
        try DegenerateCase.expect(
            DegenerateCase.roga(alpha: 0, w: (0, 1), metric: .weights),
            equals: SAM(rho: Schedule(0.1), adaptive: .weights, eta: 0.01), .one, f64: 0, f32: 0, net)
    }

    @Test("without radius and pull roga is erm, with one domain bit for bit", arguments: nets)
    func standingStill(_ net: String) throws {
        try DegenerateCase.expect(
            DegenerateCase.roga(rho: 0, alpha: 0), equals: ERM(), .all, f64: 2.2e-16, f32: 1.2e-7, net)
        try DegenerateCase.expect(
            DegenerateCase.roga(rho: 0, alpha: 0), equals: ERM(), .one, f64: 0, f32: 0, net)
    }

    @Test("w: [1, 0] is erm", arguments: nets)
    func ermOnly(_ net: String) throws {
        try DegenerateCase.expect(
            DegenerateCase.roga(w: (1, 0)), equals: ERM(), .all, f64: 2.2e-16, f32: 8e-8, net)
    }

    @Test("a shared ascent is sagm", arguments: nets)
    func shared(_ net: String) throws {
        try DegenerateCase.expect(
            DegenerateCase.roga(ascent: .shared), equals: SAGM(rho: Schedule(0.1), alpha: 0.05), .all,
            f64: 2.2e-16,
            f32: 6e-8,
            net)
    }

    @Test("identical domains make all, own and cross sagm", arguments: nets, RoGA.Judge.allCases)
    func identical(_ net: String, _ judge: RoGA.Judge) throws {
        try DegenerateCase.expect(
            DegenerateCase.roga(judge: judge), equals: SAGM(rho: Schedule(0.1), alpha: 0.05), .same,
            f64: 1.1e-16,
            f32: 6e-8, net)
    }

    @Test("sam without radius and sagm without radius and pull are erm, bit for bit", arguments: nets)
    func bitwise(_ net: String) throws {
        try DegenerateCase.expect(SAM(rho: Schedule(0)), equals: ERM(), .all, f64: 0, f32: 0, net)
        try DegenerateCase.expect(SAGM(rho: Schedule(0), alpha: 0), equals: ERM(), .all, f64: 0, f32: 0, net)
    }

    private func direction(_ objective: any Objective, _ net: String, _ samples: DegenerateCase.Samples)
        throws -> Tensor
    {
        let run = try ReferenceRun(net)
        var landscape: any Landscape = try ModelLandscape(
            run.model(.f64), DegenerateCase.batches(run, 0, samples))
        let answer = try objective.step(on: &landscape, ObjectiveMoment(step: 0, planned: nil))
        guard case .direction(let direction) = answer.move else { throw Fault(.state, "no direction") }
        return direction
    }

    @Test("one domain without pull goes halfway between erm and sam", arguments: nets)
    func halfway(_ net: String) throws {
        let half = try Tensor.weightedSum(
            [direction(ERM(), net, .one), direction(SAM(rho: Schedule(0.1)), net, .one)],
            weights: [0.5, 0.5])
        let difference = try direction(DegenerateCase.roga(alpha: 0), net, .one).adding(-1, times: half)
        #expect((difference.doubles().map(abs).max() ?? 1) <= 10 * 9e-17)
    }

    @Test("sagm is half erm and half sam with the radius ρ − α‖g‖", arguments: nets)
    func shorterRadius(_ net: String) throws {
        let g = try direction(ERM(), net, .all)
        let radius = try 0.1 - 0.05 * g.length()
        let half = try Tensor.weightedSum(
            [g, direction(SAM(rho: Schedule(radius)), net, .all)], weights: [0.5, 0.5])
        let difference = try direction(SAGM(rho: Schedule(0.1), alpha: 0.05), net, .all).adding(
            -1, times: half)
        #expect((difference.doubles().map(abs).max() ?? 1) <= 10 * 2.2e-14)
    }

    @Test(
        "without batch norm, all is own and cross in the shares 1/S and (S − 1)/S",
        arguments: ["mlp", "cnn"])
    func judges(_ net: String) throws {
        var parts: [Tensor] = []
        for judge in [RoGA.Judge.all, .own, .cross] {
            var objective = DegenerateCase.roga(w: (0, 1), judge: judge)
            objective.pool = .domain
            parts.append(try direction(objective, net, .all))
        }
        let mixed = try Tensor.weightedSum([parts[1], parts[2]], weights: [1 / 3, 2 / 3])
        // Three sums of numbers below 1 in doubles.
        #expect(try relativeDistance(mixed, parts[0]) < 1e-14)
    }
}
