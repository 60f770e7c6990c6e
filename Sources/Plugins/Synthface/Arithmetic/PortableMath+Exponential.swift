extension PortableMath {
    /// eˣ within 1 ulp; x is first held in −708 … 709, so that the result is a normal number.
    ///
    /// x = n·ln 2 + r with |r| ≤ ½ ln 2; eʳ by its Taylor polynomial of degree 13 (remainder below 5e-18),
    /// then the exponent n is added in the bit pattern.
    @inline(__always)
    public static func exp(_ x: Double) -> Double {
        let held = clamped(x, -708, 709)
        let shifted = held * 1.4426950408889634 + rounder
        let n = shifted - rounder
        // ln 2 in two parts; the first has 11 zero bits at its end, so that n · part is exact.
        let r = (held - n * 0.693147180369123816490) - n * 1.90821492927058770002e-10
        let square = r * r
        var tail = 1 / 6_227_020_800.0
        tail = tail * r + 1 / 479_001_600.0
        tail = tail * r + 1 / 39_916_800.0
        tail = tail * r + 1 / 3_628_800.0
        tail = tail * r + 1 / 362_880.0
        tail = tail * r + 1 / 40_320.0
        tail = tail * r + 1 / 5_040.0
        tail = tail * r + 1 / 720.0
        tail = tail * r + 1 / 120.0
        tail = tail * r + 1 / 24.0
        tail = tail * r + 1 / 6.0
        tail = tail * r + 0.5
        let mantissa = 1 + (r + square * tail)
        // The low bits of `shifted` hold n in two's complement, and the mantissa lies in 0.7 … 1.42.
        return Double(bitPattern: mantissa.bitPattern &+ (shifted.bitPattern &<< 52))
    }

    /// The natural logarithm of a positive normal number, within 1 ulp.
    ///
    /// x = 2ᵏ·(1 + f) with 1 + f in √½ … √2. With s = f/(2 + f), log(1 + f) = 2 artanh s = 2s + s·R, where
    /// R = 2s²/3 + 2s⁴/5 + …; 2s is written as f − f²/2 + s·f²/2 so that the largest term, f, is exact.
    @inline(__always)
    public static func log(_ x: Double) -> Double {
        let bits = x.bitPattern
        // Exponent such that the mantissa lies about 1: subtract √½'s pattern, then take the exponent field.
        let offset = Int64(bitPattern: bits &- 0x3FE6_A09E_667F_3BCD)
        let k = offset >> 52
        let f = Double(bitPattern: bits &- UInt64(bitPattern: k &<< 52)) - 1
        let s = f / (2 + f)
        let square = s * s
        var series = 2 / 23.0
        series = series * square + 2 / 21.0
        series = series * square + 2 / 19.0
        series = series * square + 2 / 17.0
        series = series * square + 2 / 15.0
        series = series * square + 2 / 13.0
        series = series * square + 2 / 11.0
        series = series * square + 2 / 9.0
        series = series * square + 2 / 7.0
        series = series * square + 2 / 5.0
        series = series * square + 2 / 3.0
        let half = 0.5 * f * f
        let exponent = Double(k)
        let small = s * (half + series * square) + exponent * 1.90821492927058770002e-10
        return exponent * 0.693147180369123816490 - ((half - small) - f)
    }
}
