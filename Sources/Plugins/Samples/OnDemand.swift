import Synchronization

/// A value that is made when it is first asked for, once, whoever asks; a failure is tried again.
public final class OnDemand<T: Sendable>: Sendable {
    private let made = Mutex<T?>(nil)
    private let make: @Sendable () throws -> T

    public init(making make: @escaping @Sendable () throws -> T) { self.make = make }

    /// A value that is there already.
    public convenience init(_ value: T) { self.init(making: { value }) }

    /// The value; the first call makes it, others wait.
    public func get() throws -> T {
        try made.withLock { made in
            if let made { return made }
            let new = try make()
            made = new
            return new
        }
    }

    /// The value if it has been made.
    public var current: T? { made.withLock { $0 } }
}
