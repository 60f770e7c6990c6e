import Engine
import Testing

@Suite struct ImageOpTests {
    @Test("a 3×3 filter of ones sums each pixel's neighbourhood, with zeros outside")
    func convolution() throws {
        let x = try Tensor((1...9).map(Double.init), shape: [1, 1, 3, 3])
        let y = try x.conv2d(Tensor.ones([1, 1, 3, 3], .f64), bias: Tensor([100.0]), padding: 1)
        #expect(y.doubles() == [112, 121, 116, 127, 145, 133, 124, 139, 128])
        #expect(try x.conv2d(Tensor.ones([1, 1, 2, 2], .f64), stride: 2).doubles() == [12])
    }

    @Test("channels and filters meet as in PyTorch: out[o] = Σ over channels of w[o, c]·x[c]")
    func channels() throws {
        let x = try Tensor([1.0, 10], shape: [1, 2, 1, 1])
        let w = try Tensor([1.0, 2, 3, 4, 5, 6], shape: [3, 2, 1, 1])
        #expect(try x.conv2d(w).doubles() == [21, 43, 65])
    }

    @Test("images and filters that do not fit are refused")
    func refused() throws {
        let x = try Tensor.zeros([1, 4, 4, 3])
        #expect(throws: Fault.self) { try x.conv2dNHWC(Tensor.zeros([2, 4, 3, 3])) }
        #expect(throws: Fault.self) { try x.conv2dNHWC(Tensor.zeros([2, 3, 5, 5])) }
        #expect(throws: Fault.self) { try x.conv2dNHWC(Tensor.zeros([2, 3, 3, 3]), stride: 0) }
        #expect(throws: Fault.self) { try x.conv2dNHWC(Tensor.zeros([2, 3, 3, 3]), bias: Tensor.zeros([3])) }
        #expect(throws: Fault.self) { try x.maxPool2dNHWC(5) }
    }

    @Test("batch normalisation gives mean 0 and variance 1, and the statistics it used")
    func batchNorm() throws {
        let x = try Tensor([1.0, 10, 3, 30], shape: [2, 2])
        let result = try x.batchNorm(weight: Tensor([1.0, 2]), bias: Tensor([0.0, 5]), eps: 0)
        #expect(result.mean.doubles() == [2, 20])
        #expect(result.variance.doubles() == [1, 100])
        #expect(result.output.doubles() == [-1, 3, 1, 7])
        let again = try x.batchNorm(
            weight: Tensor([1.0, 2]), bias: Tensor([0.0, 5]), mean: result.mean, variance: result.variance,
            eps: 0)
        #expect(again.doubles() == result.output.doubles())
    }

    @Test("the largest of a window gets its gradient, the first of equals alone")
    func maxPool() throws {
        let x = try Tensor([1.0, 5, 5, 2], shape: [1, 1, 2, 2])
        let (value, gradient) = try Differentiation.valueAndGrad(of: { try $0.maxPool2d(2).sum() }, at: x)
        #expect(value.item() == 5)
        #expect(gradient.doubles() == [0, 1, 0, 0])
    }

    @Test("averages count the zeros of the padding")
    func avgPool() throws {
        let x = try Tensor.ones([1, 1, 2, 2], .f64)
        #expect(try x.avgPool2d(2).doubles() == [1])
        #expect(try x.avgPool2d(2, stride: 2, padding: 1).doubles() == [0.25, 0.25, 0.25, 0.25])
    }
}
