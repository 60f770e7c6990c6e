import Foundation

/// Runs something on a thread with the stack that the program evaluates on.
enum LargeStack {
    static let size = 512 << 20

    static func run(_ body: @escaping @Sendable (TestSession) -> Void) {
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            body(TestSession(stackSize: size))
            done.signal()
        }
        thread.stackSize = size
        thread.start()
        done.wait()
    }
}
