import Engine
import Testing

@Suite struct ReductionTests {
    @Test("sums and means over dimensions, kept or not")
    func sums() throws {
        let x = try Tensor([1.0, 2, 3, 4, 5, 6], shape: [2, 3])
        #expect(try x.sum(dim: 0).doubles() == [5, 7, 9])
        #expect(try x.sum(dim: -1, keepdim: true).shape == [2, 1])
        #expect(try x.mean(dim: 1).doubles() == [2, 5])
        #expect(try x.sum().item() == 21)
        #expect(try Tensor([1, 2, 3]).sum().ints() == [6])
        #expect(try Tensor([true, true, false]).sum().ints() == [2])
    }

    @Test("dimensions that are not neighbours are reduced together")
    func apart() throws {
        // Each total is of four numbers: 0 + 1 + 6 + 7, 2 + 3 + 8 + 9 and 4 + 5 + 10 + 11.
        let x = try Tensor((0..<12).map(Double.init), shape: [2, 3, 2])
        #expect(try x.sum(dim: [0, 2]).doubles() == [14, 22, 30])
    }

    @Test("variance divides by n − 1 unless told otherwise")
    func variance() throws {
        let x = try Tensor([1.0, 2, 3, 4])
        #expect(abs(try x.var().item() - 5.0 / 3) < 1e-15)
        #expect(try x.var(correction: 0).item() == 1.25)
        #expect(try Tensor([7.0]).var().item().isNaN)
    }

    @Test("positions of extremes are the first of equals")
    func positions() throws {
        let x = try Tensor([3.0, 1, 3, 1, 5, 5], shape: [2, 3])
        #expect(try x.argmax(dim: 1).ints() == [0, 1])
        #expect(try x.argmin().ints() == [1])
        #expect(throws: Fault.self) { try Tensor.zeros([0]).argmax() }
        #expect(throws: Fault.self) { try Tensor.zeros([0]).amax() }
    }

    @Test("the mean of nothing is nan, its sum 0")
    func nothing() throws {
        #expect(try Tensor.zeros([0], .f64).mean().item().isNaN)
        #expect(try Tensor.zeros([0], .f64).sum().item() == 0)
        #expect(try Tensor.zeros([3, 0], .f64).sum(dim: 1).doubles() == [0, 0, 0])
    }

    @Test("a million equal f32 numbers add up exactly enough")
    func longSums() throws {
        // Each product 0.1·10⁶ is off by the rounding of 0.1 alone when the sum is kept in doubles or in
        // blocks.
        let total = try Tensor.full([1_000_000], 0.1).sum().item()
        #expect(abs(total - 100_000) < 0.02)
    }

    @Test("cross-entropy of uniform logits is log of the classes; its gradient softmax − one-hot, over n")
    func crossEntropy() throws {
        let logits = try Tensor.zeros([2, 4], .f64)
        let labels = try Tensor([1, 3])
        let (value, gradient) = try Differentiation.valueAndGrad(
            of: { try $0.crossEntropy(labels) }, at: logits)
        #expect(abs(value.item() - Double.log(4)) < 1e-15)
        let expected = [0.25, -0.75, 0.25, 0.25, 0.25, 0.25, 0.25, -0.75].map { $0 / 2 }
        #expect(zip(gradient.doubles(), expected).allSatisfy { abs($0 - $1) < 1e-15 })
    }

    @Test("products, running sums and orders")
    func series() throws {
        #expect(try Tensor([1, 2, 3, 4, 5]).prod().ints() == [120])
        #expect(try Tensor([1.0, 2, 3]).cumsum(dim: 0).doubles() == [1, 3, 6])
        #expect(try Tensor([3.0, 1, 2]).sort().doubles() == [1, 2, 3])
        #expect(try Tensor([3.0, .nan, 2, 3]).argsort().ints() == [2, 0, 3, 1])
        #expect(try Tensor([3.0, 1, 3]).argsort(descending: true).ints() == [0, 2, 1])
        // A factor of 0 leaves the other factors' product as its slope.
        let slope = try Differentiation.grad(of: { try $0.prod() }, at: Tensor([0.0, 2, 3]))
        #expect(slope.doubles() == [6, 0, 0])
    }

    @Test("labels that are no class, or not integers, are refused")
    func labels() throws {
        let logits = try Tensor.zeros([2, 2])
        let fault = #expect(throws: Fault.self) { try logits.crossEntropy(Tensor([0, 2])) }
        #expect(fault?.message == "label 2 is none of the 2 classes 0 to 1")
        #expect(throws: Fault.self) { try logits.crossEntropy(Tensor([0.0, 1.0])) }
        #expect(throws: Fault.self) { try logits.crossEntropy(Tensor([0])) }
    }

    @Test("the cosine of (3, 4) and (4, 3) is 24/25, and 0 with a zero vector")
    func cosine() throws {
        let (a, b) = (try Tensor([3.0, 4]), try Tensor([4.0, 3]))
        #expect(abs(try a.cosine(b).item() - 0.96) < 1e-15)
        #expect(try a.cosine(Tensor([0.0, 0])).item() == 0)
        #expect(
            try Differentiation.grad(of: { try $0.cosine(b) }, at: Tensor([0.0, 0])).doubles() == [0, 0])
    }
}
