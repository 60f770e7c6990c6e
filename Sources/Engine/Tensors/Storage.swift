import Kernels

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
        guard let memory = kernels_allocate(Int64(bytes)) else {
            throw Fault.outOfMemory("a tensor \(shape.sizes) of \(bytes) bytes")
        }
        pointer = memory
        byteCount = bytes
        MemoryBudget.take(bytes)
    }

    deinit {
        kernels_release(pointer, Int64(byteCount))
        MemoryBudget.giveBack(byteCount)
    }
}

extension Fault {
    /// The machine gave no memory, although the budget had room.
    static func outOfMemory(_ what: String) -> Fault {
        Fault(.limit, "the machine has no memory left for \(what)")
    }
}
