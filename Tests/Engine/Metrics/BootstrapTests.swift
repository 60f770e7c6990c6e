import Engine
import Testing

@Suite struct BootstrapTests {
    private func scores(_ count: Int, groups: Int?) throws -> Scores {
        var stream = Stream(seed: 3, .tensor)
        let labels = (0..<count).map { $0 % 2 }
        let rows = labels.map { label in
            let score = min(max(0.5 + 0.25 * stream.normal() + 0.2 * (Double(label) - 0.5), 0), 1)
            return [1 - score, score]
        }
        return try Scores(
            probabilities: rows, labels: labels,
            groups: groups.map { groups in (0..<count).map { "video \($0 % groups)" } })
    }

    @Test("the same seed gives the same interval, another seed another")
    func seeds() throws {
        let data = try scores(200, groups: nil)
        let interval = { (seed: UInt64) in
            let row = Evaluation(data, metrics: [.auc], draws: 200, seed: seed).rows[0]
            return [row.low, row.high]
        }
        #expect(interval(1) == interval(1))
        #expect(interval(1) != interval(2))
    }

    @Test("an interval of accuracy is as wide as the binomial's")
    func width() throws {
        let row = Evaluation(try scores(400, groups: nil), metrics: [.acc], draws: 2000).rows[0]
        let p = try #require(row.value)
        let (low, high) = (try #require(row.low), try #require(row.high))
        #expect(low < p && p < high)
        // Normal approximation 2·1.96·√(p(1 − p)/n); percentiles of 2000 draws are within 10 % of it.
        let expected = 2 * 1.96 * (p * (1 - p) / 400).squareRoot()
        #expect(abs((high - low) / expected - 1) < 0.1)
    }

    @Test("videos are drawn whole: ten frames alike widen the interval by about √10")
    func groups() throws {
        let single = try scores(40, groups: nil)
        let repeated = try Scores(
            probabilities: (0..<400).map { single.probabilities[$0 % 40] },
            labels: (0..<400).map { single.labels[$0 % 40] }, groups: (0..<400).map { "v\($0 % 40)" })
        let width = { (scores: Scores) in
            let row = Evaluation(scores, metrics: [.auc], draws: 500, seed: 1).rows[0]
            return (row.high ?? 0) - (row.low ?? 0)
        }
        // Drawn by video, 400 frames of 40 videos are exactly 40 samples each ten times.
        #expect(abs(width(repeated) - width(single)) < 1e-12)
    }

    @Test("a draw that lacks a class is drawn again")
    func lacking() throws {
        let scores = try Scores(probabilities: [[0.9, 0.1], [0.2, 0.8]], labels: [0, 1])
        let row = Evaluation(scores, metrics: [.auc], draws: 50).rows[0]
        #expect(row.low == 1 && row.high == 1)
    }

    @Test("a thousand draws of 1080 samples take well under a second of work")
    func speed() throws {
        let data = try scores(1080, groups: 90)
        let clock = ContinuousClock()
        let time = clock.measure { _ = Evaluation(data, metrics: [.acc, .auc, .eer], draws: 1000) }
        // Alone it takes 0.1 s; a machine that compiles at the same time gets twenty times as much.
        #expect(time < .seconds(4))
    }

    // Quantiles of Student's t: 12.7062 for 1, 3.18245 for 3, 2.04227 for 30 degrees of freedom
    // (scipy.stats.t).
    @Test("mean, spread and t-interval over runs")
    func spread() throws {
        let four = RunSpread([1, 2, 3, 4])
        #expect(four.mean == 2.5)
        #expect(four.sd == (5.0 / 3).squareRoot())
        let half = 3.182446305284263 * (5.0 / 12).squareRoot()
        let high = try #require(four.interval?.high)
        #expect(abs(high - (2.5 + half)) < 1e-9)
        let low = try #require(RunSpread([0, 2]).interval?.low)
        #expect(abs(low - (1 - 12.706204736432095)) < 1e-8)
        let many = RunSpread((0...30).map(Double.init))
        let reach = 2.042272456301238 * (try #require(many.sd)) / 31.0.squareRoot()
        let top = try #require(many.interval?.high)
        #expect(abs(top - (15 + reach)) < 1e-9)
        #expect(RunSpread([3]).sd == nil && RunSpread([3]).interval == nil)
    }
}
