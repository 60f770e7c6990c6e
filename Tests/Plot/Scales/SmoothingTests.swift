import Plot
import Testing

@Suite struct SmoothingTests {
    @Test("the average of 1, 2, 4 with weight 0.5, by hand")
    func byHand() {
        // s: 0.5, 1.25, 2.625; 1 − wⁿ: 0.5, 0.75, 0.875.
        let smooth = Smoothing.smoothed([1, 2, 4], weight: 0.5)
        let expected = [1, 1.25 / 0.75, 2.625 / 0.875]
        // Three multiplications and a division: a few units in the last place.
        for (a, b) in zip(smooth, expected) { #expect(abs(a - b) < 1e-14) }
    }

    @Test("a constant stays what it is from the first value on: the start-up bias is removed")
    func constant() {
        for value in Smoothing.smoothed([Double](repeating: 0.7, count: 50), weight: 0.99) {
            // 50 steps of rounding, each at most 1e-16 relative.
            #expect(abs(value - 0.7) < 1e-13)
        }
    }

    @Test("weight 0 changes nothing, and what is not finite passes through without entering the average")
    func gaps() {
        #expect(Smoothing.smoothed([3, 1], weight: 0) == [3, 1])
        let smooth = Smoothing.smoothed([1, .nan, 1, .infinity, 1], weight: 0.6)
        #expect(smooth[1].isNaN && smooth[3] == .infinity)
        #expect(abs(smooth[4] - 1) < 1e-14)
        #expect(Smoothing.smoothed([], weight: 0.6).isEmpty)
        #expect(Smoothing.smoothed([5, 6], weight: 1).allSatisfy { $0.isFinite })
    }
}
