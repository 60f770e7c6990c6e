import Plot
import Testing

@Suite struct NumberTextTests {
    @Test("a fixed number of decimals, with a true minus, but none before a zero")
    func fixed() {
        #expect(NumberText.fixed(0.875, 2) == "0.88")
        #expect(NumberText.fixed(-12.5, 1) == "−12.5")
        #expect(NumberText.fixed(-0.001, 2) == "0.00")
        #expect(NumberText.fixed(3, 0) == "3")
        #expect(NumberText.fixed(.nan, 2) == "nan")
        #expect(NumberText.fixed(-.infinity, 2) == "−∞")
    }

    @Test("a short number has few digits, and a power of ten where it is large or small")
    func short() {
        #expect(NumberText.short(0.23456) == "0.235")
        #expect(NumberText.short(1000) == "1000")
        #expect(NumberText.short(0.5) == "0.5")
        #expect(NumberText.short(1.5e-7) == "1.5·10⁻⁷")
        #expect(NumberText.short(2e12) == "2·10¹²")
        #expect(NumberText.short(0) == "0")
    }
}
