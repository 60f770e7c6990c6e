import Engine
import Testing

@Suite struct TapeTests {
    @Test("the gradient of x² y at (3, 2) is (12, 9)")
    func productRule() throws {
        let tape = Tape()
        let x = try tape.variable(Tensor(3.0))
        let y = try tape.variable(Tensor(2.0))
        let g = try tape.gradients(of: x * x * y, at: [x, y])
        #expect(g.map { $0.item() } == [12, 9])
        #expect(!g[0].isRecorded)
    }

    @Test("several gradients come out of one forward pass")
    func several() throws {
        let tape = Tape()
        let x = try tape.variable(Tensor([1.0, 2.0]))
        let shared = try x * x
        let first = try tape.gradients(of: shared.item(at: 0), at: [x])[0]
        let second = try tape.gradients(of: shared.item(at: 1), at: [x])[0]
        #expect(first.doubles() == [2, 0])
        #expect(second.doubles() == [0, 4])
    }

    @Test("a created graph gives the second derivative: x³ at 2 has 12, then 12, then 6")
    func higherOrders() throws {
        let tape = Tape()
        let x = try tape.variable(Tensor(2.0))
        let d1 = try tape.gradients(of: x * x * x, at: [x], createGraph: true)[0]
        let d2 = try tape.gradients(of: d1, at: [x], createGraph: true)[0]
        let d3 = try tape.gradients(of: d2, at: [x])[0]
        #expect([d1.item(), d2.item(), d3.item()] == [12, 12, 6])
    }

    @Test("what the result does not depend on has the gradient zero")
    func independent() throws {
        let tape = Tape()
        let x = try tape.variable(Tensor([1.0, 2.0]))
        let y = try tape.variable(Tensor(5.0))
        let g = try tape.gradients(of: y * 2.0, at: [x, y])
        #expect(g[0].doubles() == [0, 0])
        #expect(g[1].item() == 2)
    }

    @Test("tapes that meet are joined, so a gradient inside a function can be differentiated")
    func joined() throws {
        let outer = Tape()
        let x = try outer.variable(Tensor(3.0))
        let inner = Tape()
        let y = try inner.variable(Tensor(2.0))
        // d/dy (x y²) = 2 x y, whose derivative by x is 2 y.
        let g = try inner.gradients(of: x * y * y, at: [y], createGraph: true)[0]
        #expect(g.item() == 12)
        #expect(try outer.gradients(of: g, at: [x])[0].item() == 4)
    }

    @Test("a tape of 200,000 entries is walked and freed without deep recursion")
    func long() throws {
        let tape = Tape()
        let x = try tape.variable(Tensor(1.0))
        var y = x
        for _ in 0..<200_000 { y = try y + 1.0 }
        #expect(try tape.gradients(of: y, at: [x])[0].item() == 1)
    }

    @Test("a tape is freed with the last tensor that lies on it")
    func freed() throws {
        weak var seen: Tape?
        do {
            let tape = Tape()
            seen = tape
            let x = try tape.variable(Tensor([1.0, 2.0]))
            _ = try tape.gradients(of: (x * x).sum(), at: [x], createGraph: true)
        }
        #expect(seen == nil)
    }

    @Test("a result of several numbers needs a seed")
    func seed() throws {
        let tape = Tape()
        let x = try tape.variable(Tensor([1.0, 2.0]))
        #expect(throws: Fault.self) { try tape.gradients(of: x * x, at: [x]) }
        let g = try tape.gradients(of: x * x, at: [x], seed: Tensor([1.0, 10.0]))[0]
        #expect(g.doubles() == [2, 40])
    }
}
