import Engine
import Foundation
import Plugins
import Testing

@Test("a missing file, a folder, a FIFO and a device are refused with the path and the reason")
func unreadableFiles() throws {
    let folder = try TemporaryFolder()
    #expect(
        goldenFault { _ = try FileBytes.read(folder.path + "/no") }
            == "cannot read \(folder.path)/no: No such file or directory")
    #expect(goldenFault { _ = try FileBytes.read(folder.path) } == "\(folder.path) is a folder, not a file")
    let fifo = folder.path + "/fifo"
    #expect(mkfifo(fifo, 0o600) == 0)
    #expect(goldenFault { _ = try FileBytes.read(fifo) } == "\(fifo) is a FIFO, not a file")
    #expect(
        goldenFault { _ = try FileBytes.read("/dev/zero") } == "/dev/zero is a device or socket, not a file")
    #expect(goldenFault { _ = try FileBytes.read("a\0b") } == #"a path cannot contain NUL: a\x00b"#)
    try folder.write("12345", to: "five")
    #expect(
        goldenFault { _ = try FileBytes.read(folder.path + "/five", limit: 4) }.contains(
            "has 5 bytes; at most 4"))
    #expect(try FileBytes.read(folder.path + "/five") == Array("12345".utf8))
    #expect(try FileBytes.size(folder.path + "/no") == nil)
}

@Test("a file is replaced whole, and a failed write leaves the old one and no other file")
func atomicWrites() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "f")
    try AtomicFile.write(Array("new".utf8), to: path)
    #expect(try FileBytes.read(path) == Array("new".utf8))
    #expect(throws: Fault.self) { try AtomicFile.write([1], to: folder.path + "/no/f") }
    try Paths.makeFolder(folder.path + "/d/sub")
    #expect(throws: Fault.self) { try AtomicFile.write([1], to: folder.path + "/d") }
    #expect(try Paths.list(folder.path) == ["d", "f"])
}

@Test("paths below a root are taken; those that leave it by .., by a link or from / are refused")
func rootFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "root/a/b.png")
    try folder.write("y", to: "outside/c.png")
    let base = folder.path
    #expect(symlink("\(base)/outside", "\(base)/root/link") == 0)
    #expect(symlink("\(base)/outside/c.png", "\(base)/root/a/file.png") == 0)
    #expect(symlink("\(base)/root/a", "\(base)/root/inner") == 0)
    let root = try RootFolder(manifestFolder: base, root: "root", allowOutside: false)
    #expect(try root.file("./a/b.png").hasSuffix("root/a/b.png"))
    #expect(try root.file("a/../a/b.png").hasSuffix("b.png"))
    #expect(try root.file("inner/b.png").hasSuffix("inner/b.png"))
    for bad in ["../outside/c.png", "/etc/passwd", "link/c.png", "a/file.png", "a/../../x", ""] {
        #expect(throws: Fault.self, "\(bad)") { try root.file(bad) }
    }
}

@Test("a root outside the manifest's folder needs leave, and only ${NAME} at its beginning is expanded")
func rootOutside() throws {
    let folder = try TemporaryFolder()
    try Paths.makeFolder(folder.path + "/m")
    try Paths.makeFolder(folder.path + "/data")
    let base = folder.path
    #expect(
        goldenFault { _ = try RootFolder(manifestFolder: base + "/m", root: "../data", allowOutside: false) }
            == "root ../data lies outside the manifest's folder | allow_outside: true permits it")
    #expect(
        goldenFault { _ = try RootFolder(manifestFolder: base, root: base + "/data", allowOutside: false) }
            .hasSuffix("allow_outside: true permits it"))
    #expect(
        try RootFolder(manifestFolder: base + "/m", root: base + "/data", allowOutside: true).path.hasSuffix(
            "data"))
    setenv("ROGA_TEST_ROOT", base, 1)
    #expect(
        try RootFolder(manifestFolder: "/", root: "${ROGA_TEST_ROOT}/data", allowOutside: true).path
            .hasSuffix("data"))
    #expect(
        goldenFault { _ = try RootFolder(manifestFolder: "/", root: "${ROGA_NO_SUCH}/x", allowOutside: true) }
            == "the environment has no ROGA_NO_SUCH, which root begins with")
    #expect(throws: Fault.self) { try RootFolder(manifestFolder: base, root: "~", allowOutside: true) }
}

@Test("the hash is SHA-256: the examples of FIPS 180-4, and every length around a block")
func sha256() {
    #expect(ContentHash.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
        ContentHash.hex(Array("abc".utf8))
            == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    #expect(
        ContentHash.hex(Array(two.utf8)) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    )
    let million = [UInt8](repeating: 97, count: 1_000_000)
    #expect(ContentHash.hex(million) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(Set((0..<200).map { ContentHash.hex([UInt8](repeating: 0, count: $0)) }).count == 200)
}

@Test("the cache gives back what was kept, and says when a file is damaged or cannot be written")
func cacheFolder() throws {
    let folder = try TemporaryFolder()
    let cache = CacheFolder(folder.path + "/cache/roga")
    var notices: [String] = []
    cache.keep([1, 2, 3], as: "x.bin") { notices.append($0) }
    #expect(cache.content("x.bin", count: 3) { notices.append($0) } == [1, 2, 3])
    #expect(cache.content("y.bin", count: 3) { notices.append($0) } == nil)
    #expect(notices.isEmpty)
    var bytes = try FileBytes.read(cache.path + "/x.bin")
    bytes[33] ^= 1
    try AtomicFile.write(bytes, to: cache.path + "/x.bin")
    #expect(cache.content("x.bin", count: 3) { notices.append($0) } == nil)
    #expect(notices.count == 1 && notices[0].contains("is damaged"))
    try AtomicFile.write(Array(bytes.dropLast()), to: cache.path + "/x.bin")
    #expect(cache.content("x.bin", count: 3) { notices.append($0) } == nil)
    try folder.write("a file", to: "blocked")
    CacheFolder(folder.path + "/blocked").keep([1], as: "x.bin") { notices.append($0) }
    #expect(notices.count == 3 && notices[2].hasPrefix("the images are not kept for the next time: "))
}
