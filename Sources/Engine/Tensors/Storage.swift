import Glibc

/// The memory of one or more tensors of the same elements.
///
/// `@unchecked Sendable` is safe: the bytes are written once, by the function that makes the tensor, before
/// any other holds it, and never after.
final class Storage: @unchecked Sendable {
    /// 64-byte aligned memory; never nil, also for no elements.
    let pointer: UnsafeMutableRawPointer
    /// Bytes that were asked for.
    let byteCount: Int

    /// Uninitialised memory for a shape.
    ///
    /// - Throws: `.limit` when the budget or the machine has not as much.
    init(shape: [Int], dtype: DType) throws {
        let bytes = try MemoryBudget.bytes(of: shape, dtype)
        let rounded = max(64, (bytes + 63) / 64 * 64)
        guard let memory = aligned_alloc(64, rounded) else {
            throw Fault(.limit, "the machine has no \(bytes) bytes left for a tensor \(shape.sizes)")
        }
        pointer = memory
        byteCount = bytes
        MemoryBudget.take(bytes)
    }

    deinit {
        free(pointer)
        MemoryBudget.giveBack(byteCount)
    }
}
