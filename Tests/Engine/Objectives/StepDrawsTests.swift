import Engine
import Testing

@Suite struct StepDrawsTests {
    @Test("draws depend on seed, step and index, and on nothing else")
    func keys() {
        let draws = StepDraws(seed: 3, step: 7)
        #expect(draws.order(6, 1) == StepDraws(seed: 3, step: 7).order(6, 1))
        #expect(draws.order(6, 1).sorted() == Array(0..<6))
        let others = [
            draws.order(12, 2), StepDraws(seed: 3, step: 8).order(12, 1),
            StepDraws(seed: 4, step: 7).order(12, 1),
        ]
        for other in others { #expect(other != draws.order(12, 1)) }
        #expect(draws.share(beta: 0.2, 0) == StepDraws(seed: 3, step: 7).share(beta: 0.2, 0))
        #expect(draws.share(beta: 0.2, 0) != draws.share(beta: 0.2, 1))
    }

    // The mean of n draws has the deviation √(Var/n), their variance about √(μ₄/n) < 1/(4√n): five of each.
    @Test("shares have the mean and the variance of the Beta distribution", arguments: [0.2, 1, 5])
    func beta(_ a: Double) {
        let count = 20_000
        var stream = Stream(seed: 11, .probe, Int(10 * a))
        let draws = (0..<count).map { _ in stream.beta(a, a) }
        let mean = draws.reduce(0, +) / Double(count)
        let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        let expected = 1 / (4 * (2 * a + 1))
        #expect(abs(mean - 0.5) < 5 * (expected / Double(count)).squareRoot())
        #expect(abs(variance - expected) < 5 / (4 * Double(count).squareRoot()))
        #expect(draws.allSatisfy { $0 >= 0 && $0 <= 1 })
        // P(X < ½) is ½ by symmetry; at a = 1 the distribution is uniform.
        if a == 1 { #expect(abs(Double(draws.count { $0 < 0.1 }) / Double(count) - 0.1) < 0.011) }
    }

    @Test("a tiny parameter gives shares at the ends, and no nan")
    func tiny() {
        var stream = Stream(seed: 1, .probe)
        for _ in 0..<100 { #expect((0...1).contains(stream.beta(1e-3, 1e-3))) }
    }
}
