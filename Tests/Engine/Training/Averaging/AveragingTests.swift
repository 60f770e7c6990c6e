import Engine
import Foundation
import Testing

/// Averages against those of reference.py on made-up validation losses (Tests/Fixtures/averaging.py).
@Suite struct AveragingTests {
    private struct Curve: Decodable {
        let n_converge: Int
        let n_tolerance: Int
        let ratio: Double
        let every: Int
        let losses: [Double]
        let points: [[Double]]
        let average: [Double]
        let converged: Bool
        let ended: Bool
        let ema: [Double]

        var swad: SWAD { SWAD(nConverge: n_converge, nTolerance: n_tolerance, ratio: ratio) }
    }

    private func curves() throws -> [Curve] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/averaging/curves.json")
        return try JSONDecoder().decode([Curve].self, from: Data(contentsOf: file))
    }

    /// The state after all steps and validations; `between` may replace it after each step.
    private func walk(
        _ averaging: any WeightAveraging, _ curve: Curve,
        between: (AveragingState) throws -> AveragingState = { $0 }
    ) throws -> AveragingState {
        var state = AveragingState()
        for (index, point) in curve.points.enumerated() {
            let step = index + 1
            state = try averaging.afterStep(state, point: Tensor(point), step: step)
            if step % curve.every == 0 {
                state = try averaging.afterValidation(
                    state, step: step, loss: curve.losses[step / curve.every - 1])
            }
            state = try between(state)
        }
        return state
    }

    // Running means of at most 120 numbers near 1: a hundred roundings.
    private func isClose(_ a: Tensor?, _ b: [Double]) -> Bool {
        zip(a?.doubles() ?? [], b).allSatisfy { abs($0 - $1) < 1e-13 } && a?.count == b.count
    }

    @Test("swad averages the same valley as the reference on 120 curves")
    func swad() throws {
        let curves = try curves()
        #expect(curves.count == 120)
        #expect(curves.contains { $0.converged && $0.ended } && curves.contains { !$0.converged })
        for curve in curves {
            let state = try walk(curve.swad, curve)
            #expect((state.convergedAt != nil) == curve.converged)
            #expect(state.hasEnded == curve.ended)
            #expect(isClose(try curve.swad.average(state), curve.average))
        }
    }

    @Test("ema follows the reference from the first point on")
    func ema() throws {
        for curve in try curves() {
            let ema = EMA(decay: 0.9)
            #expect(isClose(ema.average(try walk(ema, curve)), curve.ema))
        }
    }

    @Test("an average that was written and read after every step goes on bit for bit")
    func encoding() throws {
        for curve in try curves().prefix(30) {
            for averaging: any WeightAveraging in [curve.swad, EMA()] {
                let plain = try walk(averaging, curve)
                let written = try walk(averaging, curve) { try AveragingState(decoding: $0.encoded) }
                #expect(
                    try averaging.average(written)?.doubles() == averaging.average(plain)?.doubles())
                #expect(written.recent.count == plain.recent.count && written.count == plain.count)
            }
        }
        #expect(throws: Fault.self) { try AveragingState(decoding: ObjectiveState()) }
    }

    @Test("forms print themselves and refuse what makes no sense")
    func forms() throws {
        let swad = try SWAD.form.make(Call(named: [(label: "ratio", labelPlace: nil, argument: .init(0.5))]))
        #expect(AveragingNoun(swad).summary == "swad(ratio: 0.5)")
        #expect(swad.needsValidation && !EMA().needsValidation)
        #expect(throws: Fault.self) {
            try EMA.form.make(Call(named: [(label: "decay", labelPlace: nil, argument: .init(1.5))]))
        }
    }
}
