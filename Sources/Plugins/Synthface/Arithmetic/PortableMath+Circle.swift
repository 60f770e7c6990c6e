extension PortableMath {
    /// Sine and cosine of x radians, |x| ≤ 100 000, each within 1 ulp of its value or 1e-18.
    ///
    /// x = n·π/2 + r with |r| ≤ π/4, π/2 in three parts whose products with n are exact; then the Taylor
    /// polynomials of degree 17 and 18 (remainder below 1e-18), and n mod 4 picks which is which.
    @inline(__always)
    public static func sinCos(_ x: Double) -> (sin: Double, cos: Double) {
        let shifted = x * 0.6366197723675814 + rounder
        let n = shifted - rounder
        // π/2 = high + middle + low; high and middle have 33 bits, so that n · part is exact for |n| < 2²⁰.
        let near = (x - n * 1.57079632673412561417e+00) - n * 6.07710050630396597660e-11
        let low = n * 2.02226624879595063154e-21
        let r = near - low
        let sine = sinNearZero(r)
        let cosine = cosNearZero(r)
        let quadrant = shifted.bitPattern & 3
        let swapped = quadrant & 1 == 1
        let s = swapped ? cosine : sine
        let c = swapped ? sine : cosine
        return (quadrant & 2 == 2 ? -s : s, (quadrant &+ 1) & 2 == 2 ? -c : c)
    }

    /// The sine of x radians; see `sinCos`.
    public static func sin(_ x: Double) -> Double { sinCos(x).sin }

    /// The cosine of x radians; see `sinCos`.
    public static func cos(_ x: Double) -> Double { sinCos(x).cos }

    /// The sine for |r| ≤ π/4.
    @inline(__always)
    static func sinNearZero(_ r: Double) -> Double {
        let square = r * r
        var tail = 1 / 355_687_428_096_000.0
        tail = tail * square - 1 / 1_307_674_368_000.0
        tail = tail * square + 1 / 6_227_020_800.0
        tail = tail * square - 1 / 39_916_800.0
        tail = tail * square + 1 / 362_880.0
        tail = tail * square - 1 / 5_040.0
        tail = tail * square + 1 / 120.0
        tail = tail * square - 1 / 6.0
        return r + r * square * tail
    }

    /// The cosine for |r| ≤ π/4; what 1 − r²/2 rounds away is given back.
    @inline(__always)
    static func cosNearZero(_ r: Double) -> Double {
        let square = r * r
        var tail = -1 / 6_402_373_705_728_000.0
        tail = tail * square + 1 / 20_922_789_888_000.0
        tail = tail * square - 1 / 87_178_291_200.0
        tail = tail * square + 1 / 479_001_600.0
        tail = tail * square - 1 / 3_628_800.0
        tail = tail * square + 1 / 40_320.0
        tail = tail * square - 1 / 720.0
        tail = tail * square + 1 / 24.0
        let half = 0.5 * square
        let lead = 1 - half
        return lead + (((1 - lead) - half) + square * square * tail)
    }
}
