import Kernels

/// The threads and kernels that computations run with; results do not depend on the number of threads.
public enum Threads {
    /// How many threads take part in a computation.
    public static var count: Int { Int(kernels_threads()) }

    /// Sets how many threads take part: 1 to 256, or 0 for one for each CPU. Not while computations run.
    ///
    /// - Throws: `.value` for another number.
    public static func use(_ count: Int) throws {
        guard (0...256).contains(count) else {
            throw Fault(.value, "the number of threads is 1 to 256, or 0 for one for each CPU, not \(count)")
        }
        kernels_set_threads(Int32(count))
    }

    /// The set of kernels in use: "portable", "avx2" or "avx512".
    public static var kernels: String { String(cString: kernels_name()) }

    /// Calls the body once for every chunk, on all threads, and returns when all are done.
    ///
    /// What a chunk computes must depend on its number alone, and chunks must write different memory.
    static func parallel(chunks: Int, _ body: (Int) -> Void) {
        withoutActuallyEscaping(body) { body in
            var call = body
            withUnsafeMutablePointer(to: &call) { context in
                kernels_parallel(
                    Int64(chunks),
                    { context, chunk in
                        context?.assumingMemoryBound(to: ((Int) -> Void).self).pointee(Int(chunk))
                    }, context)
            }
        }
    }
}
