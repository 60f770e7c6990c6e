import Engine
import Testing

@Suite struct ParameterLayoutTests {
    @Test("parameters lie one after the other, and unpack and pack are inverse")
    func roundTrip() throws {
        let layout = try ParameterLayout([("a.weight", [2, 3]), ("a.bias", [2]), ("s", [])])
        #expect(layout.count == 9)
        #expect(layout.entries.map(\.offset) == [0, 6, 8])
        #expect(layout.entries.map(\.isWeight) == [true, false, false])
        #expect(layout.entry(at: 7)?.name == "a.bias")
        #expect(layout.entry(at: 9) == nil)
        let point = try Tensor((0..<9).map(Double.init))
        let parts = try layout.unpack(point)
        #expect(parts.map(\.shape) == [[2, 3], [2], []])
        #expect(parts[1].doubles() == [6, 7])
        #expect(try layout.pack(parts).doubles() == point.doubles())
    }

    @Test("unpacking is differentiable")
    func differentiable() throws {
        let layout = try ParameterLayout([("a", [2]), ("b", [1])])
        let tape = Tape()
        let point = try tape.variable(Tensor([1.0, 2.0, 3.0]))
        let parts = try layout.unpack(point)
        let loss = try (parts[0] * parts[0]).sum() + parts[1].sum() * 5.0
        #expect(try tape.gradients(of: loss, at: [point])[0].doubles() == [2, 4, 5])
    }

    @Test("a name that occurs twice, sizes beyond 64 bits and wrong lengths are refused")
    func refusals() throws {
        #expect(throws: Fault.self) { try ParameterLayout([("a", [1]), ("a", [2])]) }
        #expect(throws: Fault.self) { try ParameterLayout([("a", [1 << 62]), ("b", [1 << 62])]) }
        let layout = try ParameterLayout([("a", [2])])
        #expect(throws: Fault.self) { try layout.unpack(Tensor([1.0])) }
        #expect(throws: Fault.self) { try layout.pack([Tensor([1.0])]) }
    }
}
