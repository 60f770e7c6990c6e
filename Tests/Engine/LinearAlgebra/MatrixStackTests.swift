import Engine
import Testing

struct MatrixStackTests {
    @Test("results that would not fit in memory are refused with their shape")
    func room() throws {
        // 2,000,000 × 2,000,000 doubles are 32 TB, of a matrix of 8 MB.
        let tall = try Tensor.zeros([2_000_000, 1])
        let fault = #expect(throws: Fault.self) { try tall.svd(fullMatrices: true) }
        #expect(fault?.kind == .limit)
        // As many determinants as there are matrices, all empty.
        let many = try Tensor.zeros([1 << 50, 0, 0])
        #expect(throws: Fault.self) { try many.det() }
    }

    @Test("a matrix without rows has factors without entries, however wide it is")
    func wide() throws {
        let (q, r) = try Tensor.zeros([0, 500_000_000]).qr()
        #expect(q.shape == [0, 0] && r.shape == [0, 500_000_000])
    }
}
