import Engine
import Testing

@Suite struct DistributionTests {
    @Test("the normal distribution's quantiles, from the usual tables")
    func quantiles() {
        #expect(abs(NormalQuantile.of(0.975) - 1.959963984540054) < 1e-12)
        #expect(abs(NormalQuantile.of(0.5)) < 1e-15)
        #expect(abs(NormalQuantile.of(0.001) + 3.090232306167813) < 1e-11)
        for p in [1e-6, 0.01, 0.3] { #expect(abs(NormalQuantile.of(p) + NormalQuantile.of(1 - p)) < 1e-8) }
        #expect(NormalQuantile.of(0) == -.infinity && NormalQuantile.of(1) == .infinity)
        #expect(NormalQuantile.of(2).isNaN)
    }

    @Test("a density has an area of 1 and the bandwidth of Silverman's rule")
    func density() throws {
        let found = try #require(KernelDensity([1, 2, 3, 4, .nan]))
        // s = 1.29099, IQR / 1.34 = 1.5 / 1.34 = 1.11940; 0.9 · 1.11940 · 4^(-1/5).
        #expect(abs(found.bandwidth - 0.9 * 1.5 / 1.34 * Double.pow(4, -0.2)) < 1e-12)
        let (x, y) = found.curve(2001)
        let area = zip(zip(x, x.dropFirst()), zip(y, y.dropFirst())).reduce(0) {
            $0 + ($1.0.1 - $1.0.0) * ($1.1.0 + $1.1.1) / 2
        }
        // Three bandwidths beyond the ends leave at most 0.14 % of one of four normals at each end.
        #expect(abs(area - 1) < 0.001)
        #expect(KernelDensity([.nan]) == nil)
        let single = try #require(KernelDensity([5]))
        #expect(single.bandwidth == 0.5)
    }

    @Test("bins of a reliability diagram, by hand")
    func reliability() throws {
        let scores = try Scores(
            probabilities: [[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.2, 0.8]], labels: [0, 1, 1, 1])
        let found = Reliability(scores, bins: 2)
        #expect(found.bins.map(\.count) == [2, 2])
        #expect(abs(found.bins[0].probability - 0.15) < 1e-12 && found.bins[0].share == 0.5)
        #expect(abs(found.bins[1].probability - 0.75) < 1e-12 && found.bins[1].share == 1)
        // (|0.5 − 0.15| + |1 − 0.75|) / 2
        #expect(abs(found.error - 0.3) < 1e-12)
        #expect(found.bins.allSatisfy { $0.low >= 0 && $0.low <= $0.share && $0.high >= $0.share - 1e-12 && $0.high <= 1 })
    }
}
