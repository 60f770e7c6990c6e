import Kernels
import Testing

@Test("loops over flat vectors round every product and every sum")
func flatLoops() {
    let x: [Float] = numbers(20_011, seed: 11)
    let y: [Float] = numbers(20_011, seed: 12)
    let z: [Float] = numbers(20_011, seed: 13)
    let n = Int64(x.count)
    withEachSet { _ in
        #expect(made(x.count) { kernels_scale_f32($0, 0.3, x, n) } == x.map { 0.3 * $0 })
        let blend = made(x.count) { kernels_blend_f32($0, 0.3, x, -1.7, y, n) }
        #expect(blend == zip(x, y).map { 0.3 * $0 + -1.7 * $1 })
        let displaced = made(x.count) { Float.displace($0, z, 0.3, x, -1.7, y, n) }
        #expect(displaced == x.indices.map { (z[$0] + 0.3 * x[$0]) + -1.7 * y[$0] })
        var own = y
        kernels_axpy_f32(0.1, x, &own, n)
        #expect(own == zip(x, y).map { $1 + 0.1 * $0 })
        #expect(made(x.count) { kernels_fill_f32($0, 2.5, n) } == x.map { _ in 2.5 })
        #expect(made(3) { kernels_fill_f64($0, 0.1, 3) } == [0.1, 0.1, 0.1])
    }
}
