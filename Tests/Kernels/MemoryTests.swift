import Foundation
import Kernels
import Testing

@Test(
    "blocks are aligned to 64 bytes, large ones to huge pages, and do not overlap",
    arguments: [
        0, 1, 64, 65, 1000, 4096, 1 << 20, (1 << 21) - 1, 1 << 21, 5_000_000,
    ])
func blocksAreAligned(bytes: Int) throws {
    let blocks = try (0..<4).map { _ in try #require(kernels_allocate(Int64(bytes))) }
    for (i, block) in blocks.enumerated() {
        #expect(Int(bitPattern: block) % (bytes >= 1 << 21 ? 1 << 21 : 64) == 0)
        memset(block, Int32(i), bytes)
    }
    for (i, block) in blocks.enumerated() where bytes > 0 {
        #expect(block.load(as: UInt8.self) == UInt8(i))
        #expect(block.load(fromByteOffset: bytes - 1, as: UInt8.self) == UInt8(i))
    }
    for block in blocks { kernels_release(block, Int64(bytes)) }
}

@Test("impossible sizes give no memory, and releasing nothing does nothing")
func impossibleSizes() {
    #expect(kernels_allocate(-1) == nil)
    #expect(kernels_allocate(.max) == nil)
    // More than any machine's address space.
    #expect(kernels_allocate(1 << 46) == nil)
    kernels_release(nil, 100)
}

@Test("bytes in use and their peak are counted")
func bytesAreCounted() throws {
    let bytes: Int64 = 64 << 20
    let block = try #require(kernels_allocate(bytes))
    #expect(kernels_bytes_in_use() >= bytes)
    #expect(kernels_bytes_peak() >= bytes)
    kernels_release(block, bytes)
    kernels_trim()
    #expect(kernels_bytes_kept() >= 0)
}

@Test("many threads take and give blocks at once, and none is given twice")
func threadsShareMemory() {
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
        var held: [(UnsafeMutableRawPointer, Int)] = []
        for round in 0..<2000 {
            let bytes = 64 + (round * 37 + thread * 11) % 5000
            guard let block = kernels_allocate(Int64(bytes)) else { continue }
            memset(block, Int32(thread), bytes)
            held.append((block, bytes))
            if held.count > 20 {
                let (oldest, size) = held.removeFirst()
                let bytes = UnsafeRawBufferPointer(start: oldest, count: size)
                #expect(bytes.allSatisfy { $0 == UInt8(thread) })
                kernels_release(oldest, Int64(size))
            }
        }
        for (block, size) in held { kernels_release(block, Int64(size)) }
    }
}
