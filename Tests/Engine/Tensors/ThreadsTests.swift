import Engine
import Testing

@Suite struct ThreadsTests {
    // The number of threads may not change while computations run, so this has a process of its own.
    @Test("1, 2, 3 and 7 threads give the same bits")
    func sameBits() async {
        await #expect(processExitsWith: .success) {
            try Threads.use(1)
            let alone = try ThreadsTests.results()
            for count in [2, 3, 7] {
                try Threads.use(count)
                #expect(Threads.count == count)
                for (one, several) in zip(alone, try ThreadsTests.results()) {
                    #expect(one.doubles().map(\.bitPattern) == several.doubles().map(\.bitPattern))
                }
            }
        }
    }

    @Test("a number of threads out of range is refused")
    func refused() {
        #expect(throws: Fault.self) { try Threads.use(-1) }
        #expect(throws: Fault.self) { try Threads.use(257) }
    }

    /// Sums, products, and a convolution net's loss and gradients, large enough to be cut into many chunks.
    private static func results() throws -> [Tensor] {
        var stream = Stream(seed: 3, .probe)
        let x = try Tensor.randn([8, 33, 31, 5], &stream)
        let weight = try Tensor.randn([19, 5, 3, 3], &stream)
        let (scale, shift) = (try Tensor.randn([19], &stream), try Tensor.randn([19], &stream))
        let head = try Tensor.randn([19, 2], &stream)
        let labels = try Tensor((0..<8).map { $0 % 2 })
        let (loss, gradients) = try Differentiation.valueAndGrads(
            of: { v in
                try v[0].conv2dNHWC(v[1], padding: 1).batchNorm(weight: v[2], bias: v[3], relu: true).output
                    .maxPool2dNHWC(2).globalAvgPoolNHWC().matmul(v[4]).crossEntropy(labels)
            }, at: [x, weight, scale, shift, head])
        let (a, b) = (try Tensor.randn([301, 517], &stream), try Tensor.randn([517, 403], &stream))
        let (c, d) = (try a.to(.f64), try b.to(.f64))
        return [
            loss, try a.matmul(b), try c.matmul(d), try a.sum(), try a.sum(dim: 0), try c.sum(), try a.norm(),
            try (a * a.exp()).tanh().sum(dim: 1), try a.T + 1.0,
        ] + gradients
    }
}
