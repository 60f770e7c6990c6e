import Engine
import Testing

@Suite struct FlatTests {
    @Test("vectors add, scale and measure themselves")
    func arithmetic() throws {
        let a = try Tensor([3.0, 4.0])
        let b = try Tensor([1.0, -1.0])
        #expect(try a.adding(-2, times: b).doubles() == [1, 6])
        #expect(try a.scaled(by: 0.5).doubles() == [1.5, 2])
        #expect(try Tensor.weightedSum([a, b], weights: [1, 10]).doubles() == [13, -6])
        #expect(try a.length() == 5)
        #expect(try a.inner(b) == -1)
        #expect(try a.cosine(to: a.scaled(by: 7)) == 1)
        #expect(try a.cosine(to: Tensor([0.0, 0.0])) == 0)
    }

    @Test("long vectors of floats are summed in doubles")
    func precision() throws {
        // 1 + 1e6·1e-8: in floats every 1e-8 would vanish beside the 1.
        let x = try Tensor([Float(1)] + [Float](repeating: 1e-4, count: 1_000_003))
        // 1e-4 as a float is off by 2.5e-8 relative, so its square by 5e-8: an error of 5e-10 in the sum.
        #expect(abs(try x.inner(x) - 1.01000003) < 1e-9)
    }

    @Test("vectors of different shapes or dtypes do not mix")
    func mismatch() throws {
        #expect(throws: Fault.self) { try Tensor([1.0]).inner(Tensor([1.0, 2.0])) }
        #expect(throws: Fault.self) { try Tensor([1.0]).adding(1, times: Tensor([Float(1)])) }
        #expect(throws: Fault.self) { try Tensor([1]).length() }
        #expect(throws: Fault.self) { try Tensor.weightedSum([], weights: []) }
    }
}
