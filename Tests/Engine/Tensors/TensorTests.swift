import Engine
import Testing

@Suite struct TensorTests {
    @Test("a shape that does not hold the values is refused")
    func wrongShape() {
        #expect(throws: Fault.self) { try Tensor([1.0, 2.0, 3.0], shape: [2, 2]) }
    }

    @Test("sizes beyond 64 bits, beyond the memory and below zero are refused before any memory is touched")
    func hostileShapes() {
        for shape in [[1 << 62, 4], [1 << 20, 1 << 20], [-1, 3], [Int](repeating: 1, count: 17)] {
            #expect(throws: Fault.self) { try Tensor.zeros(shape) }
        }
        let fault = #expect(throws: Fault.self) { try Tensor.zeros([1 << 20, 1 << 20]) }
        #expect(fault?.kind == .limit)
        #expect(fault?.message.contains("4398046511104 bytes") == true)
    }

    @Test("broadcasting repeats sizes of 1 and missing dimensions")
    func broadcast() throws {
        let column = try Tensor([1.0, 2.0], shape: [2, 1])
        let row = try Tensor([10.0, 20.0, 30.0])
        let sum = try column + row
        #expect(sum.shape == [2, 3])
        #expect(sum.doubles() == [11, 21, 31, 12, 22, 32])
    }

    @Test("sizes that do not broadcast are named with both shapes")
    func doNotBroadcast() throws {
        let fault = #expect(throws: Fault.self) { try Tensor([1.0, 2.0, 3.0]) + Tensor([1.0, 2.0]) }
        #expect(fault?.kind == .shape)
        #expect(fault?.message.contains("sizes 3 and 2 do not broadcast") == true)
        #expect(fault?.message.contains("(3,) and (2,)") == true)
    }

    @Test("f32 and f64 do not mix, integers give way to floats")
    func dtypes() throws {
        #expect(throws: Fault.self) { try Tensor([1.0]) + Tensor([Float(1)]) }
        #expect(try (Tensor([1]) + Tensor([Float(1.5)])).dtype == .f32)
        #expect(try (Tensor([1]) + 2).dtype == .i64)
        #expect(try (Tensor([1]) + 2.0).dtype == .f32)
    }

    @Test("integer arithmetic is exact or an error")
    func overflow() throws {
        #expect(throws: Fault.self) { try Tensor([Int.max]) + 1 }
        #expect(try (Tensor([Int.max - 1]) + 1).ints() == [Int.max])
    }

    @Test("grids have exact ends")
    func grids() throws {
        #expect(try Tensor.linspace(0, 1, steps: 5, dtype: .f64).doubles() == [0, 0.25, 0.5, 0.75, 1])
        #expect(try Tensor.linspace(2, 3, steps: 1, dtype: .f64).doubles() == [2])
        #expect(try Tensor.geomspace(1e-4, 0.1, steps: 4).doubles().first == 1e-4)
        #expect(try Tensor.geomspace(1e-4, 0.1, steps: 4).doubles().last == 0.1)
        #expect(try Tensor.logspace(0, 2, steps: 3, dtype: .f64).doubles() == [1, 10, 100])
        #expect(try Tensor.arange(5, 0, step: -2).ints() == [5, 3, 1])
        #expect(try Tensor.arange(3).ints() == [0, 1, 2])
        #expect(throws: Fault.self) { try Tensor.arange(0, 1, step: 0) }
    }
}
