import Foundation
import Plugins
import Testing

@Suite("Portable elementary functions") struct PortableMathTests {
    /// Distance in units of the last place of the expected value.
    private func ulps(_ value: Double, _ expected: Double) -> Double {
        (value - expected).magnitude / expected.ulp
    }

    // The system's functions are themselves off by up to about .6 ulp, and ours by up to 1: 2 in all.

    @Test("exp agrees with the system's to 2 ulp") func exponential() {
        var worst = 0.0
        for step in -70_000...70_000 {
            let x = Double(step) * 0.01 + 0.001_234_5
            worst = max(worst, ulps(PortableMath.exp(x), exp(x)))
        }
        #expect(worst <= 2)
        #expect(PortableMath.exp(0) == 1)
        #expect(PortableMath.exp(-10_000) == PortableMath.exp(-708))
    }

    @Test("log agrees with the system's to 2 ulp") func logarithm() {
        var worst = 0.0
        for step in 1...100_000 {
            for x in [
                Double(step) * 0x1p-53, Double(step) / 50_000, 1 + Double(step) * 1e-9, Double(step) * 1e30,
            ] {
                worst = max(worst, x == 1 ? 0 : ulps(PortableMath.log(x), log(x)))
            }
        }
        #expect(worst <= 2)
        #expect(PortableMath.log(1) == 0)
    }

    @Test("sin and cos agree with the system's to 2 ulp") func circle() {
        var worst = 0.0
        for step in -100_000...100_000 {
            let x = Double(step) * 0.002_7 + 0.000_1
            let (sine, cosine) = PortableMath.sinCos(x)
            worst = max(worst, ulps(sine, sin(x)), ulps(cosine, cos(x)))
        }
        #expect(worst <= 2)
        #expect(PortableMath.sin(0) == 0)
        #expect(PortableMath.cos(0) == 1)
        #expect(PortableMath.sin(PortableMath.pi / 2) == 1)
        #expect(PortableMath.cos(PortableMath.pi) == -1)
    }

    @Test("Rounding goes half away from zero") func rounding() {
        let cases: [(Double, Double)] = [
            (0.5, 1), (1.5, 2), (2.5, 3), (-0.5, -1), (-2.5, -3), (0.499_999_999_999_999_94, 0),
            (2.499, 2), (-3.7, -4), (254.5, 255), (1e15 + 0.5, 1e15 + 1),
        ]
        for (x, expected) in cases { #expect(PortableMath.roundedAwayFromZero(x) == expected) }
        #expect(PortableMath.roundedToEven(2.5) == 2)
        #expect(PortableMath.clamped(3, 0, 1) == 1)
    }
}
