import Engine
import Testing

@Suite struct MatmulTests {
    @Test("vectors, matrices and stacks multiply as in NumPy")
    func products() throws {
        let a = try Tensor([1.0, 2, 3, 4, 5, 6], shape: [2, 3])
        let b = try Tensor([1.0, 0, 0, 1, 1, 1], shape: [3, 2])
        #expect(try a.matmul(b).doubles() == [4, 5, 10, 11])
        #expect(try a.matmul(Tensor([1.0, 1, 1])).shape == [2])
        #expect(try Tensor([1.0, 1]).matmul(a).doubles() == [5, 7, 9])
        #expect(try Tensor([1.0, 2]).matmul(Tensor([3.0, 4])).item() == 11)
        #expect(try Tensor.stack([a, a]).matmul(b).shape == [2, 2, 2])
        #expect(try Tensor([1, 2, 3, 4], shape: [2, 2]).matmul(Tensor([1, 1])).ints() == [3, 7])
    }

    @Test("inner sizes that differ are named with both shapes")
    func inner() throws {
        let fault = #expect(throws: Fault.self) { try Tensor.zeros([32, 10]).matmul(Tensor.zeros([12])) }
        #expect(fault?.message == "(32, 10) @ (12,): inner sizes 10 and 12 differ")
        #expect(throws: Fault.self) { try Tensor(1.0).matmul(Tensor([1.0])) }
    }

    @Test("an empty inner size gives zeros")
    func empty() throws {
        #expect(try Tensor.zeros([2, 0]).matmul(Tensor.zeros([0, 3])).doubles() == [0, 0, 0, 0, 0, 0])
        #expect(try Tensor.zeros([0, 2]).matmul(Tensor.zeros([2, 3])).shape == [0, 3])
    }
}
