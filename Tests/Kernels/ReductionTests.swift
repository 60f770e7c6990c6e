import Kernels
import Testing

/// A reduction by its definition, in f64.
private func reduced(_ op: kernels_reduction, _ x: [Double], _ outer: Int, _ n: Int, _ inner: Int) -> [Double]
{
    (0..<outer * inner).map { i in
        let run = (0..<n).map { x[(i / inner * n + $0) * inner + i % inner] }
        switch op {
        case KERNELS_SUM: return run.reduce(0, +)
        case KERNELS_LARGEST: return run.contains { $0.isNaN } ? .nan : run.reduce(-.infinity, max)
        default: return run.contains { $0.isNaN } ? .nan : run.reduce(.infinity, min)
        }
    }
}

private let shapes = [
    (1, 1, 1), (3, 5, 1), (2, 33, 1), (1, 100_001, 1), (4, 7, 3), (1, 5000, 17), (3, 200, 600), (2, 3, 1100),
    (5, 0, 2),
]

@Test("sums, largest and smallest over the middle dimension")
func reductions() {
    withEachSet { set in
        for (outer, n, inner) in shapes {
            for op in [KERNELS_SUM, KERNELS_LARGEST, KERNELS_SMALLEST] {
                check(op, outer, n, inner, Float.self, set)
                check(op, outer, n, inner, Double.self, set)
            }
        }
    }
}

private func check<T: KernelFloat>(
    _ op: kernels_reduction, _ outer: Int, _ n: Int, _ inner: Int, _: T.Type, _ set: String
) {
    let x: [T] = numbers(outer * n * inner, seed: 7)
    let got = made(outer * inner) { T.reduce(op, $0, x, Int64(outer), Int64(n), Int64(inner)) }
    let want = reduced(op, x.map { Double($0) }, outer, n, inner)
    // f32 is summed in f64 and rounded once: half a unit of a sum below 512 is 2⁻¹⁶.
    let bound = T.self == Float.self ? 0x1p-16 : 1e-10
    #expect(distance(got, want) <= (op == KERNELS_SUM ? bound : 0), "\(op), \(outer)×\(n)×\(inner), \(set)")
}

@Test("a nan is the largest and the smallest")
func reductionsOfNan() {
    withEachSet { _ in
        for inner in [1, 3] {
            var x: [Float] = numbers(40 * inner, seed: 8)
            x[17 * inner] = .nan
            for op in [KERNELS_LARGEST, KERNELS_SMALLEST] {
                let got = made(inner) { Float.reduce(op, $0, x, 1, 40, Int64(inner)) }
                #expect(got[0].isNaN && got.dropFirst().allSatisfy { !$0.isNaN })
            }
        }
    }
}

@Test("argmax gives the first of equal values, or the first nan")
func positions() {
    #expect(made(1) { Float.argmax($0, [1, 3, 3, 2], 1, 4, 1) } == [1])
    #expect(made(1) { Float.argmax($0, [1, .nan, 9, .nan], 1, 4, 1) } == [1])
    #expect(made(2) { Double.argmax($0, [1, 9, 5, 2, 5, 9], 1, 3, 2) } == [1, 0])
    #expect(made(3) { Float.argmax($0, [7, 0, -1], 3, 1, 1) } == [0, 0, 0])
}

@Test("dot products and sums of squares of f32 are summed in f64")
func dotProducts() {
    withEachSet { _ in
        for count in [0, 1, 31, 32, 1000, 70_000, 1_200_000] {
            let a: [Float] = numbers(count, seed: 9)
            let b: [Float] = numbers(count, seed: 10)
            let want = zip(a, b).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
            // Every product is exact in f64; only the order of the sum differs.
            let n = Int64(count)
            #expect(abs(Float.dot(a, b, n) - want) <= 1e-9)
            let square = Float.dot(a, a, n)
            #expect(kernels_sum_of_squares_f32(a, n) == square)
            let wide = a.map { Double($0) }
            #expect(abs(Double.dot(wide, wide, n) - square) <= 1e-9)
        }
    }
}
