import Glibc

/// A floating-point element with the functions of mathematics.
public protocol RealElement: NumericElement, BinaryFloatingPoint {
    static func exp(_ x: Self) -> Self
    static func log(_ x: Self) -> Self
    static func sin(_ x: Self) -> Self
    static func cos(_ x: Self) -> Self
    static func tanh(_ x: Self) -> Self
    static func pow(_ x: Self, _ y: Self) -> Self
    /// c = a · b for row-major matrices [m, k] and [k, n], each transposed from how it is stored if told
    /// so.
    static func multiply(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Self>, transposed: Bool,
        _ b: UnsafePointer<Self>, transposed: Bool, into c: UnsafeMutablePointer<Self>)
}

extension Float: RealElement {
    public static func exp(_ x: Float) -> Float { Glibc.expf(x) }
    public static func log(_ x: Float) -> Float { Glibc.logf(x) }
    public static func sin(_ x: Float) -> Float { Glibc.sinf(x) }
    public static func cos(_ x: Float) -> Float { Glibc.cosf(x) }
    public static func tanh(_ x: Float) -> Float { Glibc.tanhf(x) }
    public static func pow(_ x: Float, _ y: Float) -> Float { Glibc.powf(x, y) }
    public static func multiply(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, transposed first: Bool,
        _ b: UnsafePointer<Float>, transposed second: Bool, into c: UnsafeMutablePointer<Float>
    ) {
        OpenBLAS.multiply(
            m, n, k, OpenBLAS.Operand(pointer: a, transposed: first, rowStep: first ? m : k),
            OpenBLAS.Operand(pointer: b, transposed: second, rowStep: second ? k : n), into: c, rowStep: n)
    }
}

extension Double: RealElement {
    public static func exp(_ x: Double) -> Double { Glibc.exp(x) }
    public static func log(_ x: Double) -> Double { Glibc.log(x) }
    public static func sin(_ x: Double) -> Double { Glibc.sin(x) }
    public static func cos(_ x: Double) -> Double { Glibc.cos(x) }
    public static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
    public static func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
    public static func multiply(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, transposed first: Bool,
        _ b: UnsafePointer<Double>, transposed second: Bool, into c: UnsafeMutablePointer<Double>
    ) {
        OpenBLAS.multiply(
            m, n, k, OpenBLAS.Operand(pointer: a, transposed: first, rowStep: first ? m : k),
            OpenBLAS.Operand(pointer: b, transposed: second, rowStep: second ? k : n), into: c, rowStep: n)
    }
}
