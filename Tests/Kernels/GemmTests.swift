import Kernels
import Testing

/// A product by its definition, in f64.
private func product<T: KernelFloat>(_ p: Product<T>, _ a: [T], _ b: [T], _ c: [T]) -> [Double] {
    (0..<p.m * p.n).map { at in
        let (i, j) = (at / p.n, at % p.n)
        var sum = 0.0
        for l in 0..<p.k {
            let left = p.transposeA ? a[l * p.m + i] : a[i * p.k + l]
            let right = p.transposeB ? b[j * p.k + l] : b[l * p.n + j]
            sum += Double(left) * Double(right)
        }
        return Double(p.alpha) * sum + (p.beta == 0 ? 0 : Double(p.beta) * Double(c[at]))
    }
}

private func check<T: KernelFloat>(_ p: Product<T>, _ set: String) {
    let a: [T] = numbers(p.m * p.k, seed: 14)
    let b: [T] = numbers(p.k * p.n, seed: 15)
    var c: [T] = numbers(p.m * p.n, seed: 16)
    if p.beta == 0 { c = c.map { _ in T.nan } }
    let want = product(p, a, b, c)
    #expect(T.gemm(p, a, b, &c) == 0)
    // Sums of k products below 1, rounded k times at worst; on the average √k.
    let unit = T.self == Float.self ? 0x1p-24 : 0x1p-53
    #expect(distance(c, want) <= 4 * unit * Double(p.k + 1), "\(p), \(set)")
}

private let sizes = [
    (1, 1, 1), (1, 17, 3), (3, 2, 64), (14, 32, 5), (15, 33, 385), (7, 100, 16), (96, 40, 784), (40, 96, 400),
    (5, 1, 9),
]

@Test("products of all shapes and transpositions", arguments: sizes)
func products(m: Int, n: Int, k: Int) {
    withEachSet { set in
        for (left, right) in [(false, false), (false, true), (true, false), (true, true)] {
            for (alpha, beta) in [(1.0, 0.0), (0.5, 1.0), (-2, 0.25)] {
                check(
                    Product<Float>(
                        transposeA: left, transposeB: right, m: m, n: n, k: k, alpha: Float(alpha),
                        beta: Float(beta)), set)
                check(
                    Product<Double>(
                        transposeA: left, transposeB: right, m: m, n: n, k: k, alpha: alpha, beta: beta), set)
            }
        }
    }
}

@Test("a product without depth scales what is there")
func productsWithoutDepth() {
    var c: [Float] = [1, 2, 3, 4]
    #expect(Float.gemm(Product(m: 2, n: 2, k: 0, alpha: 1, beta: 0.5), [], [], &c) == 0)
    #expect(c == [0.5, 1, 1.5, 2])
    #expect(Float.gemm(Product(m: 2, n: 2, k: 0, alpha: 1, beta: 0), [], [], &c) == 0)
    #expect(c == [0, 0, 0, 0])
}

@Test("products write only their own columns of wider rows")
func productsInWiderRows() {
    var c = [Float](repeating: 7, count: 12)
    #expect(kernels_gemm_f32(0, 0, 2, 2, 1, 1, [1, 2], 1, [3, 4], 2, 0, &c, 6) == 0)
    #expect(c == [3, 4, 7, 7, 7, 7, 6, 8, 7, 7, 7, 7])
}
