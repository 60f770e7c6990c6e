import Kernels

extension Float: KernelFloat {
    var pattern: UInt32 { bitPattern }

    static func unary(
        _ op: kernels_unary, _ out: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ n: Int64
    ) {
        kernels_unary_f32(op, out, x, n)
    }

    static func binary(
        _ op: kernels_binary, _ out: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>,
        _ b: UnsafePointer<Float>, _ n: Int64
    ) {
        kernels_binary_f32(op, out, a, b, n)
    }

    static func strided(
        _ op: kernels_binary, _ out: UnsafeMutablePointer<Float>, _ shape: [Int64], _ a: UnsafePointer<Float>,
        _ aSteps: [Int64], _ b: UnsafePointer<Float>, _ bSteps: [Int64]
    ) {
        kernels_binary_strided_f32(op, out, Int32(shape.count), shape, a, aSteps, b, bSteps)
    }

    static func reduce(
        _ op: kernels_reduction, _ out: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>,
        _ outer: Int64,
        _ n: Int64, _ inner: Int64
    ) {
        kernels_reduce_f32(op, out, x, outer, n, inner)
    }

    static func argmax(
        _ out: UnsafeMutablePointer<Int64>, _ x: UnsafePointer<Float>, _ outer: Int64, _ n: Int64,
        _ inner: Int64
    ) {
        kernels_argmax_f32(out, x, outer, n, inner)
    }

    static func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ n: Int64) -> Double {
        kernels_dot_f32(a, b, n)
    }

    static func displace(
        _ out: UnsafeMutablePointer<Float>, _ base: UnsafePointer<Float>, _ a: Float,
        _ x: UnsafePointer<Float>,
        _ b: Float, _ y: UnsafePointer<Float>, _ n: Int64
    ) {
        kernels_displace_f32(out, base, a, x, b, y, n)
    }

    static func gemm(
        _ p: Product<Float>, _ a: [Float], _ b: [Float], _ c: UnsafeMutablePointer<Float>
    ) -> Int32 {
        kernels_gemm_f32(
            p.transposeA ? 1 : 0, p.transposeB ? 1 : 0, Int64(p.m), Int64(p.n), Int64(p.k), p.alpha,
            a, p.steps.a, b, p.steps.b, p.beta, c, p.steps.c)
    }

    static func convolve(
        _ s: kernels_convolution, _ x: [Float], _ w: [Float], _ bias: [Float]?,
        _ y: UnsafeMutablePointer<Float>
    ) -> Int32 {
        var sizes = s
        guard let bias else { return kernels_convolution_f32(&sizes, x, w, nil, y) }
        return kernels_convolution_f32(&sizes, x, w, bias, y)
    }

    static func inputGradient(
        _ s: kernels_convolution, _ dy: [Float], _ w: [Float], _ dx: UnsafeMutablePointer<Float>
    ) -> Int32 {
        var sizes = s
        return kernels_convolution_input_gradient_f32(&sizes, dy, w, dx)
    }

    static func weightGradient(
        _ s: kernels_convolution, _ x: [Float], _ dy: [Float], _ images: Range<Int>,
        _ dw: UnsafeMutablePointer<Float>
    ) -> Int32 {
        var sizes = s
        return kernels_convolution_weight_gradient_f32(
            &sizes, x, dy, Int64(images.lowerBound), Int64(images.upperBound), dw)
    }
}
