import Engine
import Testing

struct MetricsTests {
    private func value(_ metric: Metric, _ scores: [Double], _ labels: [Int], threshold: Double = 0.5) throws -> Double? {
        let rows = try Scores(probabilities: scores.map { [1 - $0, $0] }, labels: labels)
        return Evaluation(rows, metrics: [metric], threshold: threshold, draws: 0).rows[0].value
    }

    private func isClose(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) < 1e-12 } ?? false }

    // Ten scores with ties, in the order of the labels below.
    private let scores = [0.1, 0.4, 0.35, 0.8, 0.4, 0.9, 0.35, 0.2, 0.7, 0.4]
    private let labels = [0, 0, 0, 0, 1, 1, 1, 0, 1, 0]

    @Test("AUC counts pairs, ties half")
    func auc() throws {
        var wins = 0.0
        for (s, l) in zip(scores, labels) where l == 1 {
            for (t, m) in zip(scores, labels) where m == 0 { wins += s > t ? 1 : s == t ? 0.5 : 0 }
        }
        #expect(isClose(try value(.auc, scores, labels), wins / 24))
        #expect(isClose(try value(.auc, [0.1, 0.9], [0, 1]), 1))
        #expect(isClose(try value(.auc, [0.9, 0.1], [0, 1]), 0))
        #expect(isClose(try value(.auc, [0.5, 0.5, 0.5], [0, 1, 1]), 0.5))
    }

    @Test("accuracy predicts fake above the threshold")
    func accuracy() throws {
        #expect(isClose(try value(.acc, scores, labels), 0.7))
        #expect(isClose(try value(.acc, [0.5, 0.5], [0, 1]), 0.5))
        #expect(isClose(try value(.acc, [0.3, 0.4], [0, 1], threshold: 0.35), 1))
        #expect(isClose(try value(.balancedAcc, [0.1, 0.2, 0.9, 0.8], [0, 0, 0, 1]), (2.0 / 3 + 1) / 2))
    }

    @Test("the equal error rate lies where the two error rates meet, interpolated")
    func equalErrorRate() throws {
        // ROC (0,0) (0,½) (½,½) (½,1) (1,1): FPR = 1 − TPR at FPR ½.
        #expect(isClose(try value(.eer, [0.9, 0.7, 0.5, 0.2], [1, 0, 1, 0]), 0.5))
        // One tie of everything: the diagonal, FPR = 1 − TPR at ½.
        #expect(isClose(try value(.eer, [0.5, 0.5], [0, 1]), 0.5))
        #expect(isClose(try value(.eer, [0.1, 0.9], [0, 1]), 0))
    }

    @Test("average precision goes by steps of recall")
    func averagePrecision() throws {
        // Descending: 1 0 1 0: precision 1 at recall ½, 2/3 at recall 1.
        #expect(isClose(try value(.ap, [0.9, 0.7, 0.5, 0.2], [1, 0, 1, 0]), 0.5 * 1 + 0.5 * 2 / 3))
    }

    @Test("Brier's score is the mean squared miss, ECE the gap between confidence and accuracy")
    func calibration() throws {
        #expect(isClose(try value(.brier, [0.8, 0.3], [1, 0]), (0.04 + 0.09) / 2))
        // Confidence 0.8 in one bin, all right; 0.7 in another, all right.
        #expect(isClose(try value(.ece, [0.8, 0.3], [1, 0]), (0.2 + 0.3) / 2))
    }

    @Test("the true positive rate is read at the ROC's own points; the partial AUC of perfection is 1")
    func operatingPoints() throws {
        #expect(isClose(try value(.tprAt(0.4), [0.9, 0.7, 0.5, 0.2], [1, 0, 1, 0]), 0.5))
        #expect(isClose(try value(.tprAt(0.5), [0.9, 0.7, 0.5, 0.2], [1, 0, 1, 0]), 1))
        #expect(isClose(try value(.pauc(0.1, isRaw: false), [0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]), 1))
        // Chance standardises to a half whatever the limit.
        #expect(isClose(try value(.pauc(0.3, isRaw: false), [0.5, 0.5], [0, 1]), 0.5))
    }

    @Test("with one class what needs two is missing with a reason, and accuracy is still there")
    func oneClass() throws {
        let rows = try Scores(probabilities: [[0.2, 0.8], [0.6, 0.4]], labels: [1, 1])
        let evaluation = Evaluation(rows, metrics: [.auc, .acc], draws: 20)
        #expect(evaluation.rows[0].value == nil && evaluation.rows[0].reason == "only one class occurs")
        #expect(evaluation.rows[1].value == 0.5)
    }

    @Test("with more classes arg max decides, the first of equals, and the AUC is the mean of one against the rest")
    func manyClasses() throws {
        let rows = try Scores(
            probabilities: [[0.5, 0.5, 0], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]], labels: [0, 1, 2])
        let evaluation = Evaluation(rows, metrics: [.acc, .auc, .eer], draws: 0)
        #expect(evaluation.rows[0].value == 1 && evaluation.rows[1].value == 1 && evaluation.rows[2].value == nil)
    }

    @Test("a score that is not finite is a fault", arguments: [Double.nan, .infinity])
    func notFinite(bad: Double) {
        #expect(throws: Fault.self) { try Scores(probabilities: [[0, bad]], labels: [0]) }
    }

    @Test("intervals contain the value, repeat with the seed, and draw whole videos")
    func intervals() throws {
        let videos = scores.indices.map { "v\($0 / 2)" }
        let rows = try Scores(probabilities: scores.map { [1 - $0, $0] }, labels: labels, groups: videos)
        let first = Evaluation(rows, metrics: [.auc, .acc], draws: 200, seed: 3).rows
        let again = Evaluation(rows, metrics: [.auc, .acc], draws: 200, seed: 3).rows
        for (a, b) in zip(first, again) {
            let (low, high, value) = (a.low ?? .nan, a.high ?? .nan, a.value ?? .nan)
            #expect(low <= value && value <= high && a.low == b.low && a.high == b.high)
        }
        // One video for everything leaves nothing to resample: the interval is the value.
        let one = try Scores(probabilities: scores.map { [1 - $0, $0] }, labels: labels, groups: labels.map { _ in "v" })
        let fixed = Evaluation(one, metrics: [.auc], draws: 50).rows[0]
        #expect(fixed.low == fixed.value && fixed.high == fixed.value)
    }

    @Test("video scores are means over a video's frames")
    func videos() throws {
        let rows = try Scores(
            probabilities: [[0.8, 0.2], [0.4, 0.6], [0.1, 0.9]], labels: [0, 0, 1], groups: ["a", "a", "b"])
        let pooled = try rows.pooledByGroup()
        #expect(pooled.count == 2 && abs(pooled.positive[0] - 0.4) < 1e-15 && pooled.labels == [0, 1])
    }

    @Test("names of metrics are parsed, and a misspelt one gets the nearest")
    func names() throws {
        #expect(try Metric("tpr_at(0.01)") == .tprAt(0.01) && Metric("eer_dfb").name == "eer_dfb")
        do {
            _ = try Metric("acu")
            Issue.record("acu is no metric")
        } catch let fault as Fault { #expect(fault.hint == "did you mean \"auc\"?") }
    }

    @Test("mean, spread and t-interval over runs")
    func spread() {
        // n = 3: mean 2, sd 1, half width 4.302653/√3.
        let spread = RunSpread([1, 2, 3])
        #expect(spread.mean == 2 && spread.sd == 1)
        #expect(abs((spread.interval?.high ?? 0) - (2 + 4.302652729911275 / 3.0.squareRoot())) < 1e-9)
        // n = 2: the quantile of one degree of freedom is 12.706204736432095.
        let two = RunSpread([0, 2])
        #expect(abs((two.interval?.high ?? 0) - (1 + 12.706204736432095)) < 1e-7)
        #expect(RunSpread([5]).sd == nil)
    }
}
