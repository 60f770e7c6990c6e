import Glibc

/// A floating-point element: the kernels take it, and mathematics knows its functions.
protocol RealElement: NumericElement, BinaryFloatingPoint {
    /// The kernels of this type.
    static var kernels: FloatKernels<Self> { get }
    /// eˣ
    static func exp(_ x: Self) -> Self
    /// The natural logarithm.
    static func log(_ x: Self) -> Self
    /// The tangent.
    static func tan(_ x: Self) -> Self
    /// The error function.
    static func erf(_ x: Self) -> Self
    /// 1 − erf x, without cancellation.
    static func erfc(_ x: Self) -> Self
}

extension Float: RealElement {
    static func exp(_ x: Float) -> Float { Glibc.expf(x) }
    static func log(_ x: Float) -> Float { Glibc.logf(x) }
    static func tan(_ x: Float) -> Float { Glibc.tanf(x) }
    static func erf(_ x: Float) -> Float { Glibc.erff(x) }
    static func erfc(_ x: Float) -> Float { Glibc.erfcf(x) }
}

extension Double: RealElement {
    /// eˣ
    public static func exp(_ x: Double) -> Double { Glibc.exp(x) }
    /// The natural logarithm.
    public static func log(_ x: Double) -> Double { Glibc.log(x) }
    /// The sine of radians.
    public static func sin(_ x: Double) -> Double { Glibc.sin(x) }
    /// The cosine of radians.
    public static func cos(_ x: Double) -> Double { Glibc.cos(x) }
    static func tan(_ x: Double) -> Double { Glibc.tan(x) }
    static func erf(_ x: Double) -> Double { Glibc.erf(x) }
    static func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
    /// xʸ
    public static func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
}
