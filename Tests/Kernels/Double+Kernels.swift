import Kernels

extension Double: KernelFloat {
    var pattern: UInt64 { bitPattern }

    static func unary(
        _ op: kernels_unary, _ out: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int64
    ) {
        kernels_unary_f64(op, out, x, n)
    }

    static func binary(
        _ op: kernels_binary, _ out: UnsafeMutablePointer<Double>, _ a: UnsafePointer<Double>,
        _ b: UnsafePointer<Double>, _ n: Int64
    ) {
        kernels_binary_f64(op, out, a, b, n)
    }

    static func strided(
        _ op: kernels_binary, _ out: UnsafeMutablePointer<Double>, _ shape: [Int64],
        _ a: UnsafePointer<Double>,
        _ aSteps: [Int64], _ b: UnsafePointer<Double>, _ bSteps: [Int64]
    ) {
        kernels_binary_strided_f64(op, out, Int32(shape.count), shape, a, aSteps, b, bSteps)
    }

    static func reduce(
        _ op: kernels_reduction, _ out: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>,
        _ outer: Int64,
        _ n: Int64, _ inner: Int64
    ) {
        kernels_reduce_f64(op, out, x, outer, n, inner)
    }

    static func argmax(
        _ out: UnsafeMutablePointer<Int64>, _ x: UnsafePointer<Double>, _ outer: Int64, _ n: Int64,
        _ inner: Int64
    ) {
        kernels_argmax_f64(out, x, outer, n, inner)
    }

    static func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ n: Int64) -> Double {
        kernels_dot_f64(a, b, n)
    }

    static func displace(
        _ out: UnsafeMutablePointer<Double>, _ base: UnsafePointer<Double>, _ a: Double,
        _ x: UnsafePointer<Double>,
        _ b: Double, _ y: UnsafePointer<Double>, _ n: Int64
    ) {
        kernels_displace_f64(out, base, a, x, b, y, n)
    }

    static func gemm(
        _ p: Product<Double>, _ a: [Double], _ b: [Double], _ c: UnsafeMutablePointer<Double>
    ) -> Int32 {
        kernels_gemm_f64(
            p.transposeA ? 1 : 0, p.transposeB ? 1 : 0, Int64(p.m), Int64(p.n), Int64(p.k), p.alpha,
            a, p.steps.a, b, p.steps.b, p.beta, c, p.steps.c)
    }

    static func convolve(
        _ s: kernels_convolution, _ x: [Double], _ w: [Double], _ bias: [Double]?,
        _ y: UnsafeMutablePointer<Double>
    ) -> Int32 {
        var sizes = s
        guard let bias else { return kernels_convolution_f64(&sizes, x, w, nil, y) }
        return kernels_convolution_f64(&sizes, x, w, bias, y)
    }

    static func inputGradient(
        _ s: kernels_convolution, _ dy: [Double], _ w: [Double], _ dx: UnsafeMutablePointer<Double>
    ) -> Int32 {
        var sizes = s
        return kernels_convolution_input_gradient_f64(&sizes, dy, w, dx)
    }

    static func weightGradient(
        _ s: kernels_convolution, _ x: [Double], _ dy: [Double], _ images: Range<Int>,
        _ dw: UnsafeMutablePointer<Double>
    ) -> Int32 {
        var sizes = s
        return kernels_convolution_weight_gradient_f64(
            &sizes, x, dy, Int64(images.lowerBound), Int64(images.upperBound), dw)
    }
}
