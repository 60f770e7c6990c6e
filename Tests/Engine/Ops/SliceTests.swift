import Engine
import Testing

@Suite struct SliceTests {
    let x: Tensor

    init() throws { x = try Tensor((0..<12).map(Double.init), shape: [3, 4]) }

    @Test("slices are Python's: ends cut back, negatives from the end, steps of either sign")
    func python() throws {
        #expect(try x.slice([.at(-1)]).doubles() == [8, 9, 10, 11])
        #expect(try x.slice([.all, .at(1)]).doubles() == [1, 5, 9])
        #expect(
            try x.slice([.range(start: 1, stop: 99, step: 1), .range(start: -2, stop: nil, step: 1)])
                .doubles()
                == [6, 7, 10, 11])
        #expect(try x.slice([.range(start: nil, stop: nil, step: -2), .at(0)]).doubles() == [8, 0])
        #expect(
            try x.slice([.ellipsis, .range(start: 3, stop: 0, step: -2)]).doubles() == [3, 1, 7, 5, 11, 9])
        #expect(try x.slice([.range(start: 2, stop: 1, step: 1)]).shape == [0, 4])
        #expect(try x.slice([.newAxis, .at(0)]).shape == [1, 4])
    }

    @Test("positions outside are refused by name")
    func outside() {
        let fault = #expect(throws: Fault.self) { try x.slice([.at(3)]) }
        #expect(fault?.message == "index 3 is outside a dimension of 3 (shape (3, 4))")
        #expect(throws: Fault.self) { try x.slice([.all, .all, .all]) }
    }

    @Test("the gradient of a slice is zero outside it")
    func gradient() throws {
        let g = try { (tape: Tape) in
            let v = try tape.variable(x)
            return try tape.gradients(
                of: (v.slice([.at(1), .range(start: nil, stop: nil, step: 2)]) * 3.0).sum(), at: [v])
        }(Tape())[0]
        #expect(g.doubles() == [0, 0, 0, 0, 3, 0, 3, 0, 0, 0, 0, 0])
    }

    @Test("a part is replaced in a copy; the value broadcasts")
    func replacing() throws {
        let y = try x.replacing([.at(0), .range(start: nil, stop: nil, step: 2)], with: Tensor(-1))
        #expect(try y.item(at: 0).doubles() == [-1, 1, -1, 3])
        #expect(try y.item(at: 1).doubles() == [4, 5, 6, 7])
        #expect(throws: Fault.self) { try x.replacing([.at(0)], with: Tensor([1.0, 2])) }
    }
}
