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

    /// The sets of kernels that this CPU can run, the slowest first.
    public static var kernelSets: [String] {
        let all: [String] = ["portable", "avx2", "avx512"]
        return all.filter { name in kernels_has(name) != 0 }
    }

    /// Makes a set of kernels the one in use. Not while computations run.
    ///
    /// - Throws: `.value` for a set that does not exist or that the CPU cannot run.
    public static func useKernels(_ name: String) throws {
        guard kernels_force(name) == 0 else {
            throw Fault(
                .value, "this CPU has no kernels '\(name.escapedForTerminal)'",
                hint: "it has " + kernelSets.joined(separator: ", "))
        }
    }

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
