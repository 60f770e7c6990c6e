import Plot
import Testing

@Suite struct TicksTests {
    @Test("an interval with simple ends gets ticks at its ends and at simple steps")
    func simple() {
        #expect(Ticks(from: 0, to: 10, target: 6).values == [0, 2, 4, 6, 8, 10])
        #expect(Ticks(from: 0, to: 1, target: 5).labels == ["0.00", "0.25", "0.50", "0.75", "1.00"])
        #expect(Ticks(from: -1, to: 1, target: 5).labels == ["−1.0", "−0.5", "0.0", "0.5", "1.0"])
    }

    @Test(
        "odd ends get steps of 1, 2, 2.5, 3, 4 or 5 times a power of ten, about as many as wished",
        arguments: [
            (8.1, 14.1), (0.013, 0.0877), (-3.7e5, 9.1e6), (0.69310, 0.69318), (1e-12, 7e-12), (-271, -33),
        ])
    func odd(low: Double, high: Double) {
        let ticks = Ticks(from: low, to: high, target: 5)
        #expect((3...9).contains(ticks.values.count))
        let step = ticks.values[1] - ticks.values[0]
        var lead = step
        while lead < 0.999 { lead *= 10 }
        while lead >= 9.999 { lead /= 10 }
        // The step is a difference of Doubles: its relative error is that of the values, ~1e-16 · 14 / 1e-5.
        #expect([1, 2, 2.5, 3, 4, 5, 6, 8, 7.5, 9].contains { abs($0 - lead) < 1e-4 })
        for (a, b) in zip(ticks.values.dropFirst(), ticks.values) { #expect(abs(a - b - step) < 1e-6 * step) }
    }

    @Test("labels say no more than needed, and share a power of ten where they are large or small")
    func labels() {
        let large = Ticks(from: 0, to: 4e9, target: 5)
        #expect(large.labels == ["0", "1", "2", "3", "4"])
        #expect(large.factor == "×10⁹")
        #expect(Ticks(from: 0, to: 100, target: 3).labels == ["0", "50", "100"])
        #expect(Ticks(from: 0, to: 100, target: 3).factor == nil)
        #expect(Ticks(from: 0.7, to: 0.7, target: 3).values == [0.7])
    }

    @Test("labels that cannot be read are not taken")
    func legibility() {
        let few = Ticks(from: 0, to: 100, target: 11) { $0.values.count <= 3 }
        #expect((2...3).contains(few.values.count))
        #expect(Ticks(from: 0, to: 1, target: 5) { _ in false }.values.isEmpty)
    }

    @Test("a logarithmic axis has decades, fewer of them when there are many, and 2 and 5 when there are few")
    func logarithmic() {
        #expect(Ticks(logarithmicFrom: 0.5, to: 2000, target: 5).labels == ["1", "10", "100", "1000"])
        #expect(Ticks(logarithmicFrom: 0.9, to: 11, target: 6).labels == ["1", "2", "5", "10"])
        let many = Ticks(logarithmicFrom: 1e-30, to: 1e30, target: 5)
        #expect((3...10).contains(many.values.count))
        #expect(many.labels.allSatisfy { $0.hasPrefix("10") })
        let narrow = Ticks(logarithmicFrom: 0.63, to: 0.71, target: 5)
        #expect(narrow.values.count >= 3 && narrow.values.allSatisfy { $0 >= 0.63 && $0 <= 0.71 })
    }

    @Test(
        "intervals that are no intervals give no ticks and no crash",
        arguments: [
            (Double.nan, 1.0), (0.0, Double.infinity), (1.0, 0.0), (-1.7e308, 1.7e308),
        ] as [(Double, Double)])
    func wrong(low: Double, high: Double) {
        #expect(Ticks(from: low, to: high, target: 5).values.count <= 1)
        #expect(Ticks(logarithmicFrom: low, to: high, target: 5).values.count <= 1)
    }
}
