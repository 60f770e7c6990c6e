import Kernels

/// The threads and kernels that computations run with; results do not depend on the number of threads.
public enum Threads {
    /// How many threads take part in a computation.
    public static var count: Int { 1 }

    /// The set of kernels in use: "portable", "avx2" or "avx512".
    public static var kernels: String { String(cString: kernels_name()) }
}
