import Engine
import Testing

@Suite struct ElementwiseTests {
    private func slope(at x: [Double], _ f: (Tensor) throws -> Tensor) throws -> [Double] {
        try Differentiation.grad(of: { try f($0).sum() }, at: Tensor(x)).doubles()
    }

    @Test("kinks: relu and abs have slope 0 at 0, clamp slope 1 at its bounds")
    func kinks() throws {
        #expect(try slope(at: [-1, 0, 2]) { try $0.relu() } == [0, 0, 1])
        #expect(try slope(at: [-1, 0, 2]) { try $0.abs() } == [-1, 0, 1])
        #expect(try slope(at: [-2, -1, 0, 1, 2]) { try $0.clamp(min: -1, max: 1) } == [0, 1, 1, 1, 0])
    }

    @Test("ties: maximum shares the gradient between equals, amax among them")
    func ties() throws {
        let five = try Tensor([5.0])
        #expect(try slope(at: [5]) { try $0.maximum(five) } == [0.5])
        #expect(try slope(at: [1, 3, 3, 2]) { try $0.amax() } == [0, 0.5, 0.5, 0])
    }

    @Test("powers: 0⁰ is 1 with slope 0, and 0^y has slope 0 by y")
    func powers() throws {
        #expect(try Tensor([0.0]).pow(0).doubles() == [1])
        #expect(try slope(at: [0]) { try $0.pow(0) } == [0])
        #expect(try slope(at: [0]) { try $0.pow(Tensor([0.0])) } == [0])
        #expect(try slope(at: [2]) { try Tensor([0.0]).pow($0) } == [0])
        #expect(try Tensor([2, -3]).pow(Tensor([10, 3])).ints() == [1024, -27])
        #expect(throws: Fault.self) { try Tensor([2]).pow(Tensor([63])) }
        #expect(throws: Fault.self) { try Tensor([2]).pow(Tensor([-1])) }
    }

    @Test("the root has an infinite slope at 0; norm and std have slope 0 there")
    func rootAtZero() throws {
        #expect(try slope(at: [0]) { try $0.sqrt() } == [.infinity])
        #expect(try slope(at: [0, 0]) { try $0.norm() } == [0, 0])
        #expect(try slope(at: [0, 0]) { try $0.norm(p: 3) } == [0, 0])
        #expect(try slope(at: [3, 3]) { try $0.std() } == [0, 0])
    }

    @Test("extreme arguments do not overflow")
    func extremes() throws {
        #expect(try Tensor([-1000.0, 1000]).sigmoid().doubles() == [0, 1])
        #expect(try Tensor([1000.0, 1000]).logsumexp().item() == 1000 + Double.log(2))
        #expect(try Tensor([-Double.infinity, 0]).logsumexp().item() == 0)
        #expect(try Tensor([-1000.0, 0], shape: [1, 2]).softmax().doubles() == [0, 1])
        #expect(
            try Tensor([1000.0, -1000]).bceWithLogits(Tensor([1.0, 0]), reduction: .none).doubles() == [0, 0])
    }

    @Test("a nan is seen by comparisons, extremes and sums as in PyTorch")
    func notANumber() throws {
        let x = try Tensor([1, Double.nan, 3])
        #expect(try x.greater(0).bools() == [true, false, true])
        #expect(try x.amax().item().isNaN && x.sum().item().isNaN)
        #expect(try x.argmax().item() == 1)
        #expect(try x.isFinite().bools() == [true, false, true])
    }

    @Test("comparisons of integers with a number that is not whole are exact enough")
    func comparisons() throws {
        let x = try Tensor([1, 2, 3])
        #expect(try x.greater(2).bools() == [false, false, true])
        #expect(try x.less(2.5).bools() == [true, true, false])
        #expect(try x.equal(Tensor([1, 0, 3])).bools() == [true, false, true])
        #expect(try x.greaterEqual(2).all() == false && x.greaterEqual(2).any())
    }

    @Test("quotients are rounded down and remainders have the divisor's sign")
    func remainders() throws {
        let (a, b) = (try Tensor([7, -7, 7, -7]), try Tensor([2, 2, -2, -2]))
        #expect(try a.floorDivide(b).ints() == [3, -4, -4, 3])
        #expect(try a.remainder(b).ints() == [1, 1, -1, -1])
        #expect(try a.to(.f64).remainder(b.to(.f64)).doubles() == [1, 1, -1, -1])
        #expect(throws: Fault.self) { try a.remainder(Tensor([0])) }
        #expect(throws: Fault.self) { try Tensor([Int.min]).floorDivide(Tensor([-1])) }
    }

    @Test("rounding is to even, and floors go down")
    func rounding() throws {
        let x = try Tensor([-1.5, -0.5, 0.5, 1.5, 2.5])
        #expect(try x.round().doubles() == [-2, 0, 0, 2, 2])
        #expect(try x.floor().doubles() == [-2, -1, 0, 1, 2])
        #expect(try x.ceil().doubles() == [-1, 0, 1, 2, 3])
    }

    @Test("casts truncate, test for zero and refuse what does not fit")
    func casts() throws {
        #expect(try Tensor([1.9, -1.9]).to(.i64).ints() == [1, -1])
        #expect(try Tensor([0.0, 0.5, -2]).to(.bool).bools() == [false, true, true])
        #expect(throws: Fault.self) { try Tensor([Double.nan]).to(.i64) }
        #expect(throws: Fault.self) { try Tensor([256]).to(.u8) }
        #expect(throws: Fault.self) { try Tensor([1e300]).to(.i64) }
    }
}
