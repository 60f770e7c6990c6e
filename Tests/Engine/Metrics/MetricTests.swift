import Engine
import Foundation
import Testing

/// Scores with the values that scikit-learn gives (Tests/Fixtures/metrics.py).
private struct MetricCase: Decodable {
    let name: String
    let labels: [Int]
    let probabilities: [[Double]]
    let metrics: [String: Double]

    static func all() throws -> [MetricCase] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/metrics/cases.json")
        return try JSONDecoder().decode([MetricCase].self, from: Data(contentsOf: file))
    }
}

@Suite struct MetricTests {
    private func two(_ scores: [Double], _ labels: [Int], groups: [String?]? = nil) throws -> Scores {
        try Scores(probabilities: scores.map { [1 - $0, $0] }, labels: labels, groups: groups)
    }

    private func value(_ name: String, _ scores: Scores, threshold: Double = 0.5) throws -> Double? {
        Evaluation(scores, metrics: [try Metric(name)], threshold: threshold, draws: 0).rows[0].value
    }

    // Sums of at most 200 terms of size 1: RELIABILITY P-10 asks for 1e-12.
    @Test("metrics are scikit-learn's, with ties, few samples and more classes")
    func scikitLearn() throws {
        let cases = try MetricCase.all()
        #expect(cases.count == 16)
        for each in cases {
            let scores = try Scores(probabilities: each.probabilities, labels: each.labels)
            for (name, expected) in each.metrics {
                let found = try #require(try value(name, scores), "\(name) of \(each.name)")
                #expect(abs(found - expected) < 1e-12, "\(name) of \(each.name): \(found), not \(expected)")
            }
        }
    }

    @Test("by hand: one of four pairs is tied, the others right")
    func hand() throws {
        // Reals 0.2, 0.6; fakes 0.6, 0.9. Pairs: right, right, tied, right.
        let scores = try two([0.2, 0.6, 0.6, 0.9], [0, 0, 1, 1])
        // ROC (0, 0) (0, ½) (½, 1) (1, 1): FPR = 1 − TPR on the middle segment at (¼, ¾). Precision is 1 at
        // recall ½ and ⅔ at recall 1. The area up to ½ is ⅜, and the least area there ⅛.
        let expected: [String: Double] = [
            "auc": 0.875, "acc": 0.75, "eer": 0.25, "tpr_at(0.4)": 0.5, "tpr_at(0.5)": 1, "ap": 5.0 / 6,
            "pauc(0.5, raw: true)": 0.375, "pauc(0.5)": 5.0 / 6, "brier": 0.1425,
        ]
        for (name, number) in expected {
            let found = try #require(try value(name, scores))
            // A handful of roundings of numbers below 1.
            #expect(abs(found - number) < 1e-15, "\(name)")
        }
        #expect(try value("acc", scores, threshold: 0.6) == 0.75)
        #expect(Confusion(scores).counts == [[1, 1], [0, 2]])
        #expect(Confusion(scores, threshold: 0.6).counts == [[2, 0], [1, 1]])
    }

    @Test("with one class what needs both is nil with the reason, and acc is given")
    func oneClass() throws {
        let scores = try two([0.2, 0.9], [1, 1])
        let names = ["auc", "eer", "eer_dfb", "ap", "pauc(0.1)", "tpr_at(0.1)", "acc", "balanced_acc"]
        let rows = Evaluation(scores, metrics: try names.map { try Metric($0) }, draws: 10).rows
        for row in rows.prefix(6) {
            #expect(row.value == nil && row.low == nil)
            #expect(row.reason == "only one class occurs")
        }
        #expect(rows[6].value == 0.5 && rows[6].reason == nil)
        #expect(YoudenThreshold.value(scores) == nil)
        let none = Evaluation(try two([], []), metrics: [.acc, .auc], draws: 10).rows
        #expect(none.allSatisfy { $0.value == nil && $0.reason == "there are no samples" })
    }

    @Test("with more than two classes what has no reading is nil with the reason; ties predict the first")
    func moreClasses() throws {
        let scores = try Scores(probabilities: [[0.4, 0.4, 0.2], [0.1, 0.2, 0.7]], labels: [0, 1])
        let rows = Evaluation(scores, metrics: [.eer, .acc], draws: 0).rows
        #expect(rows[0].reason == "eer is defined for two classes")
        #expect(rows[1].value == 0.5)
        #expect(scores.predicted() == [0, 2])
    }

    @Test("scores that are not finite, labels that are no class and ragged lists are refused")
    func refusals() {
        for bad in [Double.nan, .infinity, -.infinity] {
            #expect(throws: Fault.self) { try two([0.1, bad], [0, 1]) }
        }
        #expect(throws: Fault.self) { try two([0.1], [2]) }
        #expect(throws: Fault.self) { try two([0.1], [-1]) }
        #expect(throws: Fault.self) { try two([0.1], [0, 1]) }
        #expect(throws: Fault.self) { try Scores(probabilities: [[0.5, 0.5], [1]], labels: [0, 0]) }
        #expect(throws: Fault.self) { try Scores(probabilities: [[1]], labels: [0]) }
    }

    @Test("metrics are read as they are written, and others are refused with the nearest")
    func names() throws {
        for name in ["auc", "eer_dfb", "pauc(0.1)", "pauc(0.1, raw: true)", "tpr_at(0.01)"] {
            #expect(try Metric(name).name == name)
        }
        #expect(try Metric("pauc( 0.10 ,raw: false)").name == "pauc(0.1)")
        for wrong in [
            "acu", "pauc", "pauc()", "pauc(0)", "pauc(2)", "pauc(nan)", "tpr_at(-0.1)",
            "tpr_at(0.1, raw: true)",
            "auc(1)", "pauc(0.1, 2)", "pauc(0.1, raw: true, 3)", "pauc(0.1", "",
        ] {
            let fault = #expect(throws: Fault.self) { try Metric(wrong) }
            #expect(fault?.kind == .argument || fault?.kind == .type)
        }
        let fault = #expect(throws: Fault.self) { try Metric("acu") }
        #expect(fault?.hint?.contains("\"auc\"") == true)
    }

    @Test("Youden's threshold lies halfway between scores, the highest on ties, and is 0.5 without a gain")
    func youden() throws {
        #expect(YoudenThreshold.value(try two([0.1, 0.2, 0.6, 0.8], [0, 0, 1, 1])) == 0.4)
        // TPR − FPR is ½ above 0.6 and again above 0.2.
        let tied = YoudenThreshold.value(try two([0.0, 0.25, 0.5, 0.75], [0, 1, 0, 1]))
        #expect(tied == 0.625)
        #expect(YoudenThreshold.value(try two([0.9, 0.1], [0, 1])) == 0.5)
        let near = 0.5.nextUp
        let threshold = try #require(YoudenThreshold.value(try two([0.5, near], [0, 1])))
        #expect(near > threshold && 0.5 <= threshold)
    }

    @Test("scores of the frames of a video are averaged")
    func pooling() throws {
        let frames = try two([0.2, 0.4, 0.9, 0.5], [0, 0, 1, 1], groups: ["a", "a", "b", nil])
        let videos = try frames.pooledByGroup()
        #expect(videos.labels == [0, 1, 1])
        #expect(videos.positive[1] == 0.9 && videos.positive[2] == 0.5)
        #expect(abs(videos.positive[0] - 0.3) < 1e-15)
    }
}
