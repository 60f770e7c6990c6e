/// Elementary functions that give the same bits on every machine.
///
/// They use +, −, ×, ÷ and bit patterns of doubles only: no library call, whose last digit differs between
/// systems, and no fused product. Arguments and results are doubles; the error of every function is stated
/// with it and held by a test against the system's functions.
public enum PortableMath {
    /// Adding and subtracting it rounds a double of size below 2⁵¹ to the nearest integer, ties to even.
    static var rounder: Double { 6_755_399_441_055_744 }  // 1.5 · 2⁵²

    /// π as the nearest double.
    public static var pi: Double { 3.141592653589793 }

    /// The nearest integer, ties to even, for |x| < 2⁵¹.
    @inline(__always)
    public static func roundedToEven(_ x: Double) -> Double { (x + rounder) - rounder }

    /// The nearest integer, halves away from zero, for |x| < 2⁵¹.
    @inline(__always)
    public static func roundedAwayFromZero(_ x: Double) -> Double {
        let size = x.magnitude
        let even = roundedToEven(size)
        // A tie that went down to an even number is the only case in which the two rules differ.
        let away = size - even == 0.5 ? even + 1 : even
        return x < 0 ? -away : away
    }

    /// x held in low … high.
    @inline(__always)
    public static func clamped(_ x: Double, _ low: Double, _ high: Double) -> Double {
        let above = x < low ? low : x
        return above > high ? high : above
    }
}
