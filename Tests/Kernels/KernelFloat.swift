import Kernels

/// The kernels of one type of elements under common names, so that a test covers both.
protocol KernelFloat: BinaryFloatingPoint, Sendable {
    associatedtype Pattern: Equatable
    /// The bits.
    var pattern: Pattern { get }

    static func unary(
        _ op: kernels_unary, _ out: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ n: Int64)
    static func binary(
        _ op: kernels_binary, _ out: UnsafeMutablePointer<Self>, _ a: UnsafePointer<Self>,
        _ b: UnsafePointer<Self>, _ n: Int64)
    static func strided(
        _ op: kernels_binary, _ out: UnsafeMutablePointer<Self>, _ shape: [Int64], _ a: UnsafePointer<Self>,
        _ aSteps: [Int64], _ b: UnsafePointer<Self>, _ bSteps: [Int64])
    static func reduce(
        _ op: kernels_reduction, _ out: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ outer: Int64,
        _ n: Int64, _ inner: Int64)
    static func argmax(
        _ out: UnsafeMutablePointer<Int64>, _ x: UnsafePointer<Self>, _ outer: Int64, _ n: Int64,
        _ inner: Int64)
    static func dot(_ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ n: Int64) -> Double
    static func displace(
        _ out: UnsafeMutablePointer<Self>, _ base: UnsafePointer<Self>, _ a: Self, _ x: UnsafePointer<Self>,
        _ b: Self, _ y: UnsafePointer<Self>, _ n: Int64)
    static func gemm(_ p: Product<Self>, _ a: [Self], _ b: [Self], _ c: UnsafeMutablePointer<Self>) -> Int32
    static func convolve(
        _ s: kernels_convolution, _ x: [Self], _ w: [Self], _ bias: [Self]?, _ y: UnsafeMutablePointer<Self>
    ) -> Int32
    static func inputGradient(
        _ s: kernels_convolution, _ dy: [Self], _ w: [Self], _ dx: UnsafeMutablePointer<Self>
    ) -> Int32
    static func weightGradient(
        _ s: kernels_convolution, _ x: [Self], _ dy: [Self], _ images: Range<Int>,
        _ dw: UnsafeMutablePointer<Self>
    ) -> Int32
}

/// The sizes and factors of a product of matrices.
struct Product<T> {
    var transposeA = false
    var transposeB = false
    var m: Int
    var n: Int
    var k: Int
    var alpha: T
    var beta: T

    /// From one stored row to the next.
    var steps: (a: Int64, b: Int64, c: Int64) {
        (Int64(transposeA ? m : k), Int64(transposeB ? k : n), Int64(n))
    }
}
