import Glibc
import Synchronization

/// How many bytes all tensors together may take, and how many they take now.
///
/// The limit is a property of the process, like its memory: by default 80 % of the machine's (RELIABILITY
/// P-6).
public enum MemoryBudget {
    private static let used = Atomic<Int>(0)
    private static let limit = Atomic<Int>(defaultLimit())

    /// Bytes that live tensors take.
    public static var bytesUsed: Int { used.load(ordering: .relaxed) }

    /// The limit in bytes.
    public static var bytesAllowed: Int { limit.load(ordering: .relaxed) }

    /// Sets the limit, in bytes.
    public static func allow(bytes: Int) { limit.store(max(0, bytes), ordering: .relaxed) }

    /// Elements of a shape, the one place where sizes from people and files are multiplied.
    ///
    /// - Throws: `.value` for a negative size, `.limit` for more than 16 dimensions or a product of 2^60 or
    ///   more.
    public static func count(of shape: [Int]) throws -> Int {
        guard shape.count <= 16 else { throw Fault(.limit, "\(shape.count) dimensions; the limit is 16") }
        var count = 1
        var empty = false
        for size in shape {
            guard size >= 0 else {
                throw Fault(.value, "size \(size) in the shape \(shape.sizes) is negative")
            }
            // Zeros are left out, so that the product of any part of a shape is known to fit as well.
            empty = empty || size == 0
            let (product, over) = count.multipliedReportingOverflow(by: Swift.max(1, size))
            guard !over, product < 1 << 60 else {
                throw Fault(.limit, "the shape \(shape.sizes) has more elements than can be counted")
            }
            count = product
        }
        return empty ? 0 : count
    }

    /// Bytes of a shape, held against the limit.
    ///
    /// - Throws: `.limit` naming the bytes asked for and the bytes left.
    public static func bytes(of shape: [Int], _ dtype: DType) throws -> Int {
        let (bytes, over) = try count(of: shape).multipliedReportingOverflow(by: dtype.stride)
        let free = bytesAllowed - bytesUsed
        guard !over, bytes <= free else {
            let asked = over ? "more than 2^63" : "\(bytes)"
            throw Fault(
                .limit,
                "a tensor \(shape.sizes) of \(dtype.rawValue) asks for \(asked) bytes; \(max(0, free)) of "
                    + "\(bytesAllowed) are left")
        }
        return bytes
    }

    static func take(_ bytes: Int) { used.wrappingAdd(bytes, ordering: .relaxed) }

    static func giveBack(_ bytes: Int) { used.wrappingSubtract(bytes, ordering: .relaxed) }

    private static func defaultLimit() -> Int {
        let pages = sysconf(Int32(_SC_PHYS_PAGES))
        let size = sysconf(Int32(_SC_PAGESIZE))
        guard pages > 0, size > 0 else { return 4 << 30 }
        let (bytes, over) = pages.multipliedReportingOverflow(by: size)
        return over ? Int.max : bytes / 5 * 4
    }
}

extension [Int] {
    /// The sizes as messages name them: `(32, 10)`, `(12,)`, `()`.
    public var sizes: String {
        count == 1 ? "(\(self[0]),)" : "(\(map(String.init).joined(separator: ", ")))"
    }
}
