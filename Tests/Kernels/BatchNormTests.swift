import Kernels
import Testing

/// Batch normalisation and its gradients by their definitions.
private struct Normal {
    let x: [Double], g: [Double], gamma: [Double], beta: [Double]
    let channels: Int
    var rows: Int { x.count / channels }

    func sum(_ channel: Int, _ f: (Int) -> Double) -> Double {
        stride(from: channel, to: x.count, by: channels).reduce(0) { $0 + f($1) }
    }
    var mean: [Double] { (0..<channels).map { c in sum(c) { x[$0] } / Double(rows) } }
    var variance: [Double] {
        let mean = mean
        let squares = x.indices.map { (x[$0] - mean[$0 % channels]) * (x[$0] - mean[$0 % channels]) }
        return (0..<channels).map { c in sum(c) { squares[$0] } / Double(rows) }
    }
    var inverse: [Double] { variance.map { 1 / ($0 + 1e-5).squareRoot() } }
    func output(relu: Bool) -> [Double] {
        let (mean, inverse) = (mean, inverse)
        return x.indices.map { i in
            let c = i % channels
            let v = (x[i] - mean[c]) * inverse[c] * gamma[c] + beta[c]
            return relu ? max(v, 0) : v
        }
    }
    func gradients(relu: Bool, fixed: Bool) -> (dx: [Double], dgamma: [Double], dbeta: [Double]) {
        let (mean, inverse, y) = (mean, inverse, output(relu: relu))
        let g = g.indices.map { relu && y[$0] <= 0 ? 0 : self.g[$0] }
        let dbeta = (0..<channels).map { c in sum(c) { g[$0] } }
        let dgamma = (0..<channels).map { c in sum(c) { g[$0] * (x[$0] - mean[c]) * inverse[c] } }
        let dx = x.indices.map { i in
            let c = i % channels
            let normal = (x[i] - mean[c]) * inverse[c]
            let own = fixed ? 0 : (dbeta[c] + normal * dgamma[c]) / Double(rows)
            return gamma[c] * inverse[c] * (g[i] - own)
        }
        return (dx, dgamma, dbeta)
    }
}

private func check(rows: Int, channels: Int, relu: Bool, _ set: String) {
    let (n, count) = (Int64(rows), rows * channels)
    let x: [Float] = numbers(count, seed: 23).map { $0 * 3 + 5 }
    let (g, gamma, beta): ([Float], [Float], [Float]) = (
        numbers(count, seed: 24), numbers(channels, seed: 25).map { $0 + 2 }, numbers(channels, seed: 26)
    )
    let exact = Normal(
        x: x.map { Double($0) }, g: g.map { Double($0) }, gamma: gamma.map { Double($0) },
        beta: beta.map { Double($0) }, channels: channels)
    let c = Int64(channels)
    var mean = [Float](repeating: 0, count: channels)
    var variance = mean
    #expect(kernels_batch_norm_statistics_f32(x, n, c, &mean, &variance) == 0)
    // f64 sums, rounded once; the values are below 8.
    #expect(distance(mean, exact.mean) < 1e-6 && distance(variance, exact.variance) < 1e-6)
    let inverse = made(channels) { kernels_batch_norm_inverse_f32(variance, 1e-5, c, $0) }
    let y = solved(count) { kernels_batch_norm_f32(x, n, c, mean, inverse, gamma, beta, relu ? 1 : 0, $0) }
    // A few roundings of values up to 10; less certain where the variance is small.
    let bound = 2e-5 * Double(inverse.max() ?? 1)
    #expect(distance(y, exact.output(relu: relu)) < bound, "\(rows)×\(channels), \(set)")
    for fixed in [false, true] {
        var (dx, dgamma, dbeta) = (x, mean, mean)
        let function = fixed ? kernels_batch_norm_fixed_gradient_f32 : kernels_batch_norm_gradient_f32
        let mask: [Float] = relu ? y : x.map { _ in 1 }
        #expect(function(x, n, c, mean, inverse, gamma, g, mask, &dx, &dgamma, &dbeta) == 0)
        let want = exact.gradients(relu: relu, fixed: fixed)
        #expect(distance(dx, want.dx) < bound, "\(rows)×\(channels), \(set)")
        #expect(distance(dgamma, want.dgamma) < bound * Double(rows).squareRoot())
        #expect(distance(dbeta, want.dbeta) < bound * Double(rows).squareRoot())
    }
}

@Test("statistics, normalisation and gradients, with and without relu, for all numbers of channels")
func batchNormalisation() {
    withEachSet { set in
        for (rows, channels) in [
            (48, 1), (50, 3), (37, 12), (300, 16), (65, 24), (40, 64), (30, 100), (3000, 16),
        ] {
            for relu in [false, true] { check(rows: rows, channels: channels, relu: relu, set) }
        }
    }
}

@Test("a constant channel has the variance 0, and one row has no spread")
func batchNormalisationOfConstants() {
    withEachSet { _ in
        let x = (0..<300).map { Float($0 % 3) * 0.1 + 1 }
        var mean = [Float](repeating: 0, count: 3)
        var variance = mean
        #expect(kernels_batch_norm_statistics_f32(x, 100, 3, &mean, &variance) == 0)
        #expect(mean == [1, 1.1, 1.2] && variance == [0, 0, 0])
        #expect(kernels_batch_norm_statistics_f32(x, 1, 3, &mean, &variance) == 0)
        #expect(mean == [1, 1.1, 1.2] && variance == [0, 0, 0])
    }
}

@Test("batch normalisation of f64 agrees with its definition")
func batchNormalisationOfDoubles() {
    let (rows, channels) = (211, 6)
    let x: [Double] = numbers(rows * channels, seed: 27)
    let g: [Double] = numbers(rows * channels, seed: 28)
    let gamma: [Double] = numbers(channels, seed: 29)
    let beta: [Double] = numbers(channels, seed: 30)
    let exact = Normal(x: x, g: g, gamma: gamma, beta: beta, channels: channels)
    withEachSet { _ in
        var (mean, variance, dx) = (gamma, gamma, x)
        #expect(kernels_batch_norm_statistics_f64(x, 211, 6, &mean, &variance) == 0)
        #expect(distance(mean, exact.mean) < 1e-14 && distance(variance, exact.variance) < 1e-14)
        let inverse = made(channels) { kernels_batch_norm_inverse_f64(variance, 1e-5, 6, $0) }
        let y = solved(x.count) { kernels_batch_norm_f64(x, 211, 6, mean, inverse, gamma, beta, 1, $0) }
        #expect(distance(y, exact.output(relu: true)) < 1e-13)
        var (dgamma, dbeta) = (gamma, gamma)
        #expect(
            kernels_batch_norm_gradient_f64(x, 211, 6, mean, inverse, gamma, g, y, &dx, &dgamma, &dbeta) == 0)
        let want = exact.gradients(relu: true, fixed: false)
        #expect(distance(dx, want.dx) < 1e-12 && distance(dgamma, want.dgamma) < 1e-11)
        #expect(distance(dbeta, want.dbeta) < 1e-11)
    }
}
