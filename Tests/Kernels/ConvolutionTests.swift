import Kernels
import Testing

/// Sizes of a square convolution; the output's follow.
private func sizes(
    n: Int = 2, h: Int, w: Int, c: Int, o: Int, k: (Int, Int) = (3, 3), stride: Int = 1, padding: Int = 1,
    dilation: Int = 1
) -> kernels_convolution {
    func out(_ size: Int, _ kernel: Int) -> Int64 {
        Int64((size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1)
    }
    return kernels_convolution(
        images: Int64(n), height: Int64(h), width: Int64(w), channels: Int64(c), outputs: Int64(o),
        kernel_height: Int64(k.0), kernel_width: Int64(k.1), out_height: out(h, k.0), out_width: out(w, k.1),
        stride_height: Int64(stride), stride_width: Int64(stride), padding_height: Int64(padding),
        padding_width: Int64(padding), dilation_height: Int64(dilation), dilation_width: Int64(dilation))
}

/// Calls the body with the flat positions of every product of x, w and y, by the definition.
private func eachProduct(
    _ s: kernels_convolution, _ body: (_ x: Int, _ w: Int, _ y: Int, _ image: Int) -> Void
) {
    let (h, w, c, o) = (Int(s.height), Int(s.width), Int(s.channels), Int(s.outputs))
    let (kh, kw, oh, ow) = (Int(s.kernel_height), Int(s.kernel_width), Int(s.out_height), Int(s.out_width))
    for n in 0..<Int(s.images) {
        for y in 0..<oh * ow {
            for tap in 0..<kh * kw {
                let i =
                    y / ow * Int(s.stride_height) - Int(s.padding_height) + tap / kw * Int(s.dilation_height)
                let j = y % ow * Int(s.stride_width) - Int(s.padding_width) + tap % kw * Int(s.dilation_width)
                guard (0..<h).contains(i), (0..<w).contains(j) else { continue }
                for channel in 0..<c {
                    for output in 0..<o {
                        body(
                            ((n * h + i) * w + j) * c + channel, (output * c + channel) * kh * kw + tap,
                            (n * oh * ow + y) * o + output, n)
                    }
                }
            }
        }
    }
}

private func check<T: KernelFloat>(_ s: kernels_convolution, _: T.Type, _ set: String) {
    let inputs = Int(s.images * s.height * s.width * s.channels)
    let outputs = Int(s.images * s.out_height * s.out_width * s.outputs)
    let weights = Int(s.outputs * s.channels * s.kernel_height * s.kernel_width)
    let x: [T] = numbers(inputs, seed: 17)
    let w: [T] = numbers(weights, seed: 18)
    let dy: [T] = numbers(outputs, seed: 19)
    let bias: [T] = numbers(Int(s.outputs), seed: 20)
    var y = (0..<outputs).map { Double(bias[$0 % bias.count]) }
    var dx = [Double](repeating: 0, count: inputs)
    var dw = [Double](repeating: 0, count: weights)
    let last = Int(s.images) - 1
    eachProduct(s) { i, j, k, image in
        y[k] += Double(x[i]) * Double(w[j])
        dx[i] += Double(dy[k]) * Double(w[j])
        if image == last { dw[j] += Double(dy[k]) * Double(x[i]) }
    }
    // Partial sums of m products of numbers in −1 ..< 1 wander to about √m/3, and so do their m roundings: an
    // error of about m/6 units of 1. A result at the images or outputs sums no more than a filter's products.
    let products = max(Int(s.out_height * s.out_width), weights)
    let bound = Double(T.ulpOfOne) * Double(products + 100)
    let what = "\(s), \(T.self), \(set)"
    #expect(distance(solved(outputs) { T.convolve(s, x, w, bias, $0) }, y) < bound, "\(what)")
    #expect(distance(solved(inputs) { T.inputGradient(s, dy, w, $0) }, dx) < bound, "\(what)")
    let got: [T] = solved(weights) { T.weightGradient(s, x, dy, last..<last + 1, $0) }
    #expect(distance(got, dw) < bound, "\(what)")
}

private func checkAll(_ s: kernels_convolution) {
    withEachSet { set in
        check(s, Float.self, set)
        check(s, Double.self, set)
    }
}

@Test(
    "convolution and its gradients, for channels that do and do not fill vectors",
    arguments: [
        (1, 1), (3, 16), (3, 12), (4, 7), (12, 12), (16, 32), (17, 5), (24, 48), (33, 40), (5, 64),
    ])
func convolutionChannels(c: Int, o: Int) {
    checkAll(sizes(h: 7, w: 9, c: c, o: o))
    checkAll(sizes(h: 8, w: 7, c: c, o: o, stride: 2))
}

@Test("convolution and its gradients, for all strides, paddings, dilations and kernels")
func convolutionShapes() {
    for kernel in [(1, 1), (3, 3), (2, 3), (5, 1), (4, 4)] {
        for stride in 1...3 {
            for padding in 0...2 {
                for dilation in 1...2 where 10 + 2 * padding > dilation * (max(kernel.0, kernel.1) - 1) {
                    checkAll(
                        sizes(
                            h: 10, w: 11, c: 3, o: 5, k: kernel, stride: stride, padding: padding,
                            dilation: dilation))
                }
            }
        }
    }
}

@Test("rows wider than tiles, images cut into bands, single pixels, and strides beyond the kernel")
func convolutionExtremes() {
    checkAll(sizes(n: 1, h: 3, w: 61, c: 2, o: 18))
    checkAll(sizes(n: 1, h: 40, w: 300, c: 8, o: 3))
    checkAll(sizes(n: 3, h: 1, w: 1, c: 4, o: 4))
    checkAll(sizes(n: 1, h: 9, w: 9, c: 2, o: 3, k: (1, 1), stride: 4, padding: 0))
    checkAll(sizes(n: 1, h: 4, w: 4, c: 2, o: 3, k: (1, 1), padding: 2))
}

@Test("no images give no output and a gradient of 0, and need no bias")
func convolutionOfNothing() {
    let none = sizes(n: 0, h: 5, w: 5, c: 2, o: 2)
    #expect(solved(1) { Float.convolve(none, [], [Float](repeating: 1, count: 36), nil, $0) } == [0])
    var dw = [Float](repeating: 9, count: 36)
    #expect(Float.weightGradient(none, [], [], 0..<0, &dw) == 0)
    #expect(dw.allSatisfy { $0 == 0 })
}

@Test("the gradients of parts of a batch add up to that of the whole")
func convolutionParts() {
    let s = sizes(n: 6, h: 6, w: 6, c: 3, o: 4)
    let x: [Double] = numbers(6 * 36 * 3, seed: 21)
    let dy: [Double] = numbers(6 * 36 * 4, seed: 22)
    let parts = [0..<1, 1..<4, 4..<6].map { range in
        solved(108) { Double.weightGradient(s, x, dy, range, $0) }
    }
    let whole = solved(108) { Double.weightGradient(s, x, dy, 0..<6, $0) }
    #expect(distance(whole, (0..<108).map { i in parts.reduce(0) { $0 + $1[i] } }) < 1e-12)
}
