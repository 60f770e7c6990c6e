import Plot
import Testing

@Suite struct LabelSpreadTests {
    @Test("labels with room stay where they are")
    func free() {
        #expect(LabelSpread.spread([30, 10, 60], gap: 10, within: 0...100) == [30, 10, 60])
    }

    @Test("labels at one height lie around it, in the order given")
    func equal() {
        #expect(LabelSpread.spread([50, 50, 50], gap: 10, within: 0...100) == [40, 50, 60])
    }

    @Test("labels near an end stay within; too many find no room")
    func ends() {
        #expect(LabelSpread.spread([99, 100], gap: 10, within: 0...100) == [90, 100])
        #expect(LabelSpread.spread([0, 1], gap: 10, within: 0...100) == [0, 10])
        #expect(LabelSpread.spread([1, 2, 3], gap: 10, within: 0...15) == nil)
        #expect(LabelSpread.spread([], gap: 10, within: 0...15) == [])
    }
}
