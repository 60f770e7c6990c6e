import Foundation
import Kernels
import Testing

private let p: [Float] = numbers(1003, seed: 38)
private let g: [Float] = numbers(1003, seed: 39)
private let m: [Float] = numbers(1003, seed: 40)
private let v: [Float] = numbers(1003, seed: 41).map { abs($0) }

@Test("gradient descent rounds every operation in the order of its definition")
func gradientDescent() {
    withEachSet { _ in
        for (momentum, decay, nesterov) in [
            (0.0, 0.0, false), (0, 0.01, false), (0.9, 0, false), (0.9, 0.01, true),
        ] {
            var step = kernels_sgd(
                lr: 0.1, momentum: momentum, weight_decay: decay, nesterov: nesterov ? 1 : 0)
            var (newP, newM) = (p, m)
            kernels_sgd_f32(&step, &newP, &newM, p, g, m, 1003)
            for i in p.indices {
                let d = decay == 0 ? g[i] : g[i] + Float(decay) * p[i]
                let buffer = momentum == 0 ? d : Float(momentum) * m[i] + d
                let move = nesterov ? d + Float(momentum) * buffer : buffer
                #expect(newP[i] == p[i] + Float(-0.1) * move)
                if momentum != 0 { #expect(newM[i] == buffer) }
            }
            var own = p
            own.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                var scratch = m
                kernels_sgd_f32(&step, start, &scratch, start, g, m, 1003)
            }
            #expect(own == newP)
        }
    }
}

@Test("without momentum no buffers are needed")
func gradientDescentWithoutBuffers() {
    var step = kernels_sgd(lr: 0.5, momentum: 0, weight_decay: 0, nesterov: 0)
    #expect(made(2) { kernels_sgd_f64(&step, $0, nil, [1, 2], [2, 4], nil, 2) } == [0, 0] as [Double])
}

@Test("Adam and AdamW round every operation in the order of their definition")
func adam() {
    withEachSet { _ in
        for (decay, decoupled) in [(0.0, false), (0.01, false), (0.01, true)] {
            var step = kernels_adam(
                lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weight_decay: decay,
                decoupled: decoupled ? 1 : 0, step: 3)
            var (newP, newM, newV) = (p, m, v)
            kernels_adam_f32(&step, &newP, &newM, &newV, p, g, m, v, 1003)
            let size = Float(0.001 / (1 - pow(0.9, 3)))
            let root = Float((1 - pow(0.999, 3)).squareRoot())
            for i in p.indices {
                let point = decoupled ? p[i] * Float(1 - 0.001 * decay) : p[i]
                let d = decay != 0 && !decoupled ? g[i] + Float(decay) * p[i] : g[i]
                let mean = Float(0.9) * m[i] + Float(1 - 0.9) * d
                let square = Float(0.999) * v[i] + Float(1 - 0.999) * d * d
                #expect(newM[i] == mean && newV[i] == square)
                #expect(newP[i] == point - size * mean / (square.squareRoot() / root + Float(1e-8)))
            }
        }
    }
}

@Test("the first step of Adam from zero moments is lr in the direction of the gradient's sign")
func firstStepOfAdam() {
    var step = kernels_adam(
        lr: 0.01, beta1: 0.9, beta2: 0.999, eps: 0, weight_decay: 0, decoupled: 0, step: 1)
    var (newM, newV) = ([0.0, 0], [0.0, 0])
    let got = made(2) { kernels_adam_f64(&step, $0, &newM, &newV, [1, 1], [3, -0.2], [0, 0], [0, 0], 2) }
    #expect(abs(got[0] - 0.99) < 1e-15 && abs(got[1] - 1.01) < 1e-15)
}
