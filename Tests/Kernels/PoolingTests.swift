import Kernels
import Testing

private func sizes(
    n: Int = 2, h: Int, w: Int, c: Int, kernel: Int, stride: Int, padding: Int = 0
) -> kernels_pooling {
    kernels_pooling(
        images: Int64(n), height: Int64(h), width: Int64(w), channels: Int64(c), kernel: Int64(kernel),
        stride: Int64(stride), padding: Int64(padding),
        out_height: Int64((h + 2 * padding - kernel) / stride + 1),
        out_width: Int64((w + 2 * padding - kernel) / stride + 1))
}

/// The flat position of each window's largest value: the first, or the last nan.
private func positions(_ s: kernels_pooling, _ x: [Float]) -> [Int] {
    let (h, w, c, k) = (Int(s.height), Int(s.width), Int(s.channels), Int(s.kernel))
    let (oh, ow) = (Int(s.out_height), Int(s.out_width))
    return (0..<Int(s.images) * oh * ow * c).map { at in
        let top = at / c / ow % oh * Int(s.stride) - Int(s.padding)
        let left = at / c % ow * Int(s.stride) - Int(s.padding)
        var best = -1
        for i in max(0, top)..<min(h, top + k) {
            for j in max(0, left)..<min(w, left + k) {
                let p = ((at / c / ow / oh * h + i) * w + j) * c + at % c
                if best < 0 || x[p] > x[best] || x[p].isNaN { best = p }
            }
        }
        return best
    }
}

private func check(_ s: kernels_pooling, _ set: String) {
    let inputs = Int(s.images * s.height * s.width * s.channels)
    let outputs = Int(s.images * s.out_height * s.out_width * s.channels)
    var x: [Float] = numbers(inputs, seed: 31).map { ($0 * 4).rounded() }
    x[inputs / 2] = .nan
    x[inputs / 3] = -.infinity
    let want = positions(s, x)
    var sizes = s
    var place = [UInt8](repeating: 0, count: outputs)
    let y = made(outputs) { kernels_max_pool_f32(&sizes, x, $0, &place) }
    #expect(zip(y, want).allSatisfy { same($0, x[$1]) }, "\(s), \(set)")
    #expect(
        zip(made(outputs) { kernels_max_pool_f32(&sizes, x, $0, nil) }, y).allSatisfy { $0 == $1 || $0.isNaN }
    )
    let dy: [Float] = numbers(outputs, seed: 32).map { ($0 * 64).rounded() }
    var dx = [Float](repeating: 0, count: inputs)
    for (g, at) in zip(dy, want) { dx[at] += g }
    #expect(made(inputs) { kernels_max_pool_gradient_f32(&sizes, dy, place, $0) } == dx, "\(s), \(set)")
    let wide = x.map { Double($0) }
    var widePlace = place.map { _ in UInt8(99) }
    let wideY = made(outputs) { kernels_max_pool_f64(&sizes, wide, $0, &widePlace) }
    #expect(widePlace == place && zip(wideY, y).allSatisfy { $0 == Double($1) || $0.isNaN })
    let wideDx = made(inputs) { kernels_max_pool_gradient_f64(&sizes, dy.map { Double($0) }, place, $0) }
    #expect(wideDx == dx.map { Double($0) })
}

@Test("the largest of each window and its gradient: first of equals, nan above all, overlapping and padded")
func maxPooling() {
    withEachSet { set in
        for c in [1, 3, 12, 16, 20, 64] { check(sizes(h: 6, w: 8, c: c, kernel: 2, stride: 2), set) }
        check(sizes(h: 7, w: 9, c: 16, kernel: 2, stride: 2), set)
        check(sizes(h: 7, w: 9, c: 5, kernel: 3, stride: 2, padding: 1), set)
        check(sizes(h: 8, w: 8, c: 17, kernel: 3, stride: 1, padding: 1), set)
        check(sizes(h: 9, w: 9, c: 2, kernel: 2, stride: 3), set)
        check(sizes(n: 1, h: 16, w: 16, c: 3, kernel: 16, stride: 16), set)
        check(sizes(n: 5, h: 40, w: 40, c: 24, kernel: 2, stride: 2), set)
    }
}

@Test("a window of −∞ only keeps its first place")
func maxPoolingOfInfinities() {
    var s = sizes(n: 1, h: 2, w: 2, c: 1, kernel: 2, stride: 2)
    var place: [UInt8] = [9]
    #expect(
        made(1) { kernels_max_pool_f32(&s, [-.infinity, -.infinity, -.infinity, -.infinity], $0, &place) }
            == [-.infinity])
    #expect(place == [0])
}

@Test("the mean of each channel and its gradient")
func globalAverage() {
    withEachSet { _ in
        let x: [Float] = numbers(3 * 36 * 20, seed: 33)
        let mean = made(60) { kernels_global_average_f32(x, 3, 36, 20, $0) }
        let want = (0..<60).map { at in
            (0..<36).reduce(0.0) { $0 + Double(x[(at / 20 * 36 + $1) * 20 + at % 20]) } / 36
        }
        // One rounding of a mean below 1.
        #expect(distance(mean, want) < 0x1p-24)
        let dy: [Float] = numbers(60, seed: 34)
        let dx = made(x.count) { kernels_global_average_gradient_f32(dy, 3, 36, 20, $0) }
        #expect(dx.indices.allSatisfy { dx[$0] == dy[$0 / 720 * 20 + $0 % 20] / 36 })
    }
}
