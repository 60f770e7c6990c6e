import Foundation
import Kernels
import Testing

@Test("log-softmax, cross-entropy and their gradients agree with the definitions", arguments: [2, 3, 17, 40])
func crossEntropy(columns: Int) {
    let rows = 29
    let count = 29 * columns
    let n = Int64(columns)
    let x: [Float] = numbers(count, seed: 35).map { $0 * 20 }
    let labels = (0..<rows).map { Int64($0 * 7 % columns) }
    let g: [Float] = numbers(rows, seed: 36)
    let dy: [Float] = numbers(count, seed: 37)
    let exact = (0..<count).map { i -> Double in
        let row = x[(i / columns * columns)..<(i / columns * columns + columns)].map { Double($0) }
        return Double(x[i]) - log(row.reduce(0) { $0 + exp($1) })
    }
    let sums = (0..<rows).map { r in
        dy[(r * columns)..<(r * columns + columns)].reduce(0.0) { $0 + Double($1) }
    }
    withEachSet { set in
        let out = made(count) { kernels_log_softmax_f32(x, 29, n, $0) }
        // Differences of numbers up to 40: a few units of 2⁻¹⁹.
        #expect(distance(out, exact) < 1e-5, "\(set)")
        let losses = made(rows) { kernels_cross_entropy_f32(out, labels, 29, n, $0) }
        #expect(losses == (0..<rows).map { -out[$0 * columns + Int(labels[$0])] })
        let dx = made(count) { kernels_cross_entropy_gradient_f32(out, labels, g, 29, n, $0) }
        let want = (0..<count).map { i -> Double in
            let r = i / columns
            return Double(g[r]) * (exp(exact[i]) - (Int64(i % columns) == labels[r] ? 1 : 0))
        }
        #expect(distance(dx, want) < 1e-5)
        let back = made(count) { kernels_log_softmax_gradient_f32(out, dy, 29, n, $0) }
        #expect(
            distance(back, (0..<count).map { Double(dy[$0]) - exp(exact[$0]) * sums[$0 / columns] }) < 1e-5)
        let wide = made(count) { kernels_log_softmax_f64(x.map { Double($0) }, 29, n, $0) }
        #expect(distance(wide, exact) < 1e-12)
        let wideDx = made(count) {
            kernels_cross_entropy_gradient_f64(wide, labels, g.map { Double($0) }, 29, n, $0)
        }
        #expect(distance(wideDx, want) < 1e-12)
    }
}

@Test("logits of any size give finite losses")
func crossEntropyOfExtremes() {
    withEachSet { _ in
        let out = made(4) { kernels_log_softmax_f32([1e30, -1e30, 88, 89], 2, 2, $0) }
        #expect(
            out[0] == 0 && out[1] == -2e30 && abs(out[2] + 1.3132617) < 1e-5
                && abs(out[3] + 0.31326166) < 1e-5)
        #expect(made(2) { kernels_log_softmax_f32([.nan, 1], 1, 2, $0) }.allSatisfy { $0.isNaN })
    }
}
