import Kernels
import Testing

// All shapes are large enough for several chunks.

@Test("element loops, sums and products have the same bits for any number of threads")
func sameBitsOfLoops() {
    let x: [Float] = numbers(300_007, seed: 42)
    let n = Int64(x.count)
    expectSameBits("exp", Float.self) { made(x.count) { kernels_unary_f32(KERNELS_EXP, $0, x, n) } }
    expectSameBits("sum", Float.self) { made(1) { Float.reduce(KERNELS_SUM, $0, x, 1, n, 1) } }
    expectSameBits("columns", Float.self) { made(7) { Float.reduce(KERNELS_SUM, $0, x, 1, 42_858, 7) } }
    expectSameBits("dot", Double.self) { [Float.dot(x, x, n)] }
    let p = Product<Float>(m: 200, n: 170, k: 500, alpha: 1, beta: 0)
    expectSameBits("gemm", Float.self) { made(34_000) { _ = Float.gemm(p, x, x, $0) } }
}

@Test("convolution and its gradients have the same bits for any number of threads", arguments: [1, 2])
func sameBitsOfConvolutions(stride: Int) {
    let s = kernels_convolution(
        images: 9, height: 14, width: 14, channels: 6, outputs: 20, kernel_height: 3, kernel_width: 3,
        out_height: Int64((14 - 1) / stride + 1), out_width: Int64((14 - 1) / stride + 1),
        stride_height: Int64(stride), stride_width: Int64(stride), padding_height: 1, padding_width: 1,
        dilation_height: 1, dilation_width: 1)
    let x: [Float] = numbers(9 * 196 * 6, seed: 43)
    let w: [Float] = numbers(20 * 54, seed: 44)
    let outputs = Int(9 * s.out_height * s.out_width * 20)
    let dy: [Float] = numbers(outputs, seed: 45)
    expectSameBits("forward", Float.self) { made(outputs) { _ = Float.convolve(s, x, w, nil, $0) } }
    expectSameBits("input gradient", Float.self) { made(x.count) { _ = Float.inputGradient(s, dy, w, $0) } }
    expectSameBits("weight gradient", Float.self) {
        made(w.count) { _ = Float.weightGradient(s, x, dy, 0..<9, $0) }
    }
}

@Test("batch normalisation and pooling have the same bits for any number of threads")
func sameBitsOfImages() {
    let x: [Float] = numbers(4 * 64 * 64 * 12, seed: 46)
    let rows: Int64 = 4 * 64 * 64
    let gamma: [Float] = numbers(12, seed: 47)
    expectSameBits("statistics", Float.self) {
        var (mean, variance) = (gamma, gamma)
        _ = kernels_batch_norm_statistics_f32(x, rows, 12, &mean, &variance)
        return mean + variance
    }
    expectSameBits("normalisation", Float.self) {
        made(x.count) { _ = kernels_batch_norm_f32(x, rows, 12, gamma, gamma, gamma, gamma, 1, $0) }
    }
    expectSameBits("gradient", Float.self) {
        var (dx, dgamma, dbeta) = (x, gamma, gamma)
        _ = kernels_batch_norm_gradient_f32(x, rows, 12, gamma, gamma, gamma, x, x, &dx, &dgamma, &dbeta)
        return dx + dgamma + dbeta
    }
    var s = kernels_pooling(
        images: 4, height: 64, width: 64, channels: 12, kernel: 2, stride: 2, padding: 0, out_height: 32,
        out_width: 32)
    expectSameBits("pooling", Float.self) { made(x.count / 4) { kernels_max_pool_f32(&s, x, $0, nil) } }
}
