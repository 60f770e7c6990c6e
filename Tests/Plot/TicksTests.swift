import Plot
import Testing

@Test("ticks of a plain interval are round and lie within it", arguments: [(0.0, 1.0), (0.13, 0.87), (-3.0, 17.0), (1e-7, 3e-7), (0.0, 120_000.0)])
func ticksAreRound(low: Double, high: Double) {
    let ticks = Ticks(from: low, to: high, count: 5)
    #expect(ticks.values.count >= 3 && ticks.values.count <= 10)
    #expect(ticks.values.allSatisfy { $0 >= low - 1e-12 && $0 <= high * (1 + 1e-9) + 1e-12 })
    #expect(Set(ticks.labels).count == ticks.labels.count)
}

@Test("the ticks of 0 to 1 are fifths or quarters")
func ticksOfTheUnitInterval() {
    #expect([["0", "0.2", "0.4", "0.6", "0.8", "1.0"], ["0", "0.25", "0.50", "0.75", "1.00"]].contains(Ticks(from: 0, to: 1, count: 5).labels))
}

@Test("an interval without length has one tick")
func ticksOfAPoint() {
    #expect(Ticks(from: 2, to: 2, count: 5).labels == ["2"])
}

@Test("a logarithmic axis counts decades")
func decades() {
    #expect(Ticks(logarithmicFrom: 1e-4, to: 1).values == [1e-4, 1e-3, 1e-2, 1e-1, 1])
}

@Test("smoothing is an average without a bias at the start")
func smoothing() {
    // s1 = 0.5·1/0.5 = 1; s2 = (0.5·0.5·1 + 0.5·2)/0.75 = 5/3; s3 = (0.125·1 + 0.25·2 + 0.5·3)/0.875 = 17/7.
    let smooth = Smoothing.smoothed([1, 2, 3], weight: 0.5)
    #expect(zip(smooth, [1, 5.0 / 3, 17.0 / 7]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(Smoothing.smoothed([1, 2, 3], weight: 0) == [1, 2, 3])
    let broken = Smoothing.smoothed([1, .nan, 1], weight: 0.9)
    #expect(broken[1].isNaN && abs(broken[2] - 1) < 1e-12)
}
