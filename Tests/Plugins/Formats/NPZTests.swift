import Engine
import Plugins
import Testing

@Test("an npz of NumPy gives its arrays by name")
func npz() throws {
    let arrays = try NPZ.decode(Fixture.bytes("npy/two.npz"))
    #expect(arrays.map(\.name) == ["x", "y"])
    #expect(try arrays[0].array.ints() == [0, 1, 2, 3, 4, 5])
    #expect(arrays[1].array.doubles() == [1, 1, 1])
}

@Test("an archive that unpacks beyond its budget is refused, and what is no archive is named")
func archiveLimits() throws {
    let bytes = try Fixture.bytes("npy/two.npz")
    #expect(
        goldenFault { _ = try ZipArchive.read(bytes, budget: 100) }.hasPrefix(
            "the archive unpacks to more than 100 bytes"))
    #expect(
        goldenFault { _ = try ZipArchive.read([0x89, 0x50, 0x4E, 0x47]) }
            == "not a zip archive | it looks like a PNG")
}

@Test("a cut-off or changed archive gives a fault or arrays, never a crash")
func hostileArchives() throws {
    let bytes = try Fixture.bytes("npy/two.npz")
    for end in stride(from: 0, to: bytes.count, by: 3) { _ = try? NPZ.decode(Array(bytes[..<end])) }
    for place in bytes.indices {
        var changed = bytes
        changed[place] ^= 0x41
        _ = try? NPZ.decode(changed)
    }
    #expect(throws: Fault.self) { try NPZ.decode(Array(bytes[..<(bytes.count / 2)])) }
}
