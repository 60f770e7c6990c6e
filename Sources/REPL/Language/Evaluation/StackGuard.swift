/// How much of the thread's stack is left, so that deep recursion is an error and not a crash.
struct StackGuard {
    private let low: UInt

    /// Measures from here, near the start of a thread with a stack of so many bytes.
    init(stackSize: Int) {
        var mark: UInt8 = 0
        let here = withUnsafePointer(to: &mark) { UInt(bitPattern: $0) }
        // A quarter of the stack stays free for what a call does besides calling.
        low = here - UInt(stackSize) / 4 * 3
    }

    /// Whether at least a quarter of the stack is free.
    var hasRoom: Bool {
        var mark: UInt8 = 0
        return withUnsafePointer(to: &mark) { UInt(bitPattern: $0) } > low
    }
}
