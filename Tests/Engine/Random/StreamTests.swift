import Engine
import Testing

@Suite struct StreamTests {
    @Test("a stream depends on its key alone, and differs with each part of it")
    func keyed() {
        func first(_ seed: UInt64, _ purpose: Purpose, _ a: Int, _ b: Int) -> UInt64 {
            var stream = Stream(seed: seed, purpose, a, b)
            return stream.bits()
        }
        #expect(first(1, .order, 2, 3) == first(1, .order, 2, 3))
        let others = [
            first(2, .order, 2, 3), first(1 << 32, .order, 2, 3), first(1, .split, 2, 3),
            first(1, .order, 3, 3), first(1, .order, 2, 4), first(1, .order, 3, 2),
        ]
        #expect(Set(others + [first(1, .order, 2, 3)]).count == 7)
    }

    // 100,000 draws: the mean of a uniform has standard error 0.0009, that of a normal 0.0032, and the
    // variance of normals 0.0045; each bound is about five of them.
    @Test("uniform and normal numbers have their moments")
    func moments() throws {
        var stream = Stream(seed: 11, .probe)
        let u = try Tensor.rand([100_000], &stream, dtype: .f64)
        #expect(abs(try u.mean().item() - 0.5) < 0.0046)
        #expect(try u.amin().item() >= 0 && u.amax().item() < 1)
        let z = try Tensor.randn([100_000], &stream, dtype: .f64)
        #expect(abs(try z.mean().item()) < 0.016)
        #expect(abs(try z.var().item() - 1) < 0.023)
    }

    @Test("whole numbers below n are all reached, about equally often")
    func integers() {
        var stream = Stream(seed: 5, .probe)
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<60_000 { counts[stream.int(below: 6)] += 1 }
        // Each count has mean 10,000 and standard deviation 91.
        #expect(counts.allSatisfy { abs($0 - 10_000) < 460 })
        #expect(stream.int(below: 1) == 0)
    }

    @Test("a permutation holds every number once")
    func permutation() throws {
        var stream = Stream(seed: 5, .order)
        #expect(try Tensor.randperm(1000, &stream).ints().sorted() == Array(0..<1000))
        #expect(stream.permutation(0) == [])
    }

    @Test("randint stays within its bounds and refuses an empty range")
    func randint() throws {
        var stream = Stream(seed: 5, .tensor)
        let x = try Tensor.randint(-2, 3, [1000], &stream).ints()
        #expect(Set(x) == [-2, -1, 0, 1, 2])
        #expect(throws: Fault.self) { try Tensor.randint(3, 3, [2], &stream) }
    }
}
