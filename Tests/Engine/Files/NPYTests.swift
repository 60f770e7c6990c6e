import Engine
import Foundation
import Testing

private func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appendingPathComponent("Fixtures/npy/\(name).npy")))
}

@Test(
    "arrays that NumPy wrote are read: integers, floats of either byte order, half precision, truth values")
func arraysOfNumPy() throws {
    let whole = try NPY.decode(fixture("i4"))
    #expect(whole.dtype == .i64 && whole.shape == [2, 3])
    #expect(try whole.ints() == [-2, -1, 0, 1, 2, 3])
    #expect(try NPY.decode(fixture("f8_big")).doubles() == [0, 0.25, 0.5, 0.75, 1, 1.25])
    let half = try NPY.decode(fixture("f2"))
    // 6e-8 is nearest to the smallest subnormal, 2^-24.
    #expect(half.dtype == .f32 && half.doubles() == [0, 1, -2, 65504, 0x1p-24, .infinity])
    #expect(try NPY.decode(fixture("bool")).bools() == [false, true, false, true, false, true])
    #expect(try NPY.decode(fixture("scalar")).shape == [])
    #expect(try NPY.decode(fixture("empty")).shape == [0, 3])
}

@Test("an array in Fortran order has its elements where NumPy has them")
func fortranOrder() throws {
    let array = try NPY.decode(fixture("fortran"))
    #expect(array.shape == [2, 3])
    #expect(try array.ints() == [0, 1, 2, 3, 4, 5])
}

@Test("a pickle is refused by name")
func pickles() throws {
    let bytes = try fixture("object")
    let fault = #expect(throws: Fault.self) { try NPY.decode(bytes) }
    #expect(fault?.message == "an array of Python objects is a pickle, which is never read")
}

@Test("every array cut off anywhere, and every changed byte of a header, is an array or a fault")
func hostileArrays() throws {
    let bytes = try fixture("i4")
    for end in 0..<bytes.count {
        #expect(throws: Fault.self) { try NPY.decode(Array(bytes[..<end])) }
    }
    for place in 0..<128 {
        for value: UInt8 in [0, 9, 40, 44, 57, 91, 123, 255] {
            var changed = bytes
            changed[place] = value
            _ = try? NPY.decode(changed)
        }
    }
}

@Test("shapes that no memory holds are refused before any is taken")
func hugeShapes() throws {
    for shape in [
        "(9223372036854775807, 2)", "(99999999999999999999,)",
        "(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)",
    ] {
        let header = Array("{'descr': '|u1', 'fortran_order': False, 'shape': \(shape), }\n".utf8)
        let bytes = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count), 0] + header
        #expect(throws: Fault.self) { try NPY.decode(bytes) }
    }
}
