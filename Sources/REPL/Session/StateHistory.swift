/// States that can be gone back to: the last 50, or as many as 1 GB holds (LANGUAGE 8).
///
/// A state is a value; keeping one costs nothing but what it alone still refers to.
public struct StateHistory<State> {
    private var past: [(state: State, bytes: Int)] = []
    private var future: [(state: State, bytes: Int)] = []
    private let countLimit: Int
    private let byteLimit: Int
    /// Whether older states than those kept have been dropped.
    public private(set) var hasDropped = false

    public init(countLimit: Int = 50, byteLimit: Int = 1_000_000_000) {
        self.countLimit = countLimit
        self.byteLimit = byteLimit
    }

    /// Keeps the state before a change; what was undone can no longer be redone.
    ///
    /// - Parameter bytes: memory that the change left allocated, which this history may come to hold alone.
    public mutating func record(_ state: State, bytes: Int) {
        future = []
        past.append((state, max(0, bytes)))
        trim()
    }

    /// The state before the last change; nil when none is kept.
    public mutating func undo(from current: State) -> State? {
        guard let last = past.popLast() else { return nil }
        future.append((current, last.bytes))
        return last.state
    }

    /// The state that `undo` left; nil when there is none.
    public mutating func redo(from current: State) -> State? {
        guard let next = future.popLast() else { return nil }
        past.append((current, next.bytes))
        return next.state
    }

    /// How many states `undo` can go back to.
    public var count: Int { past.count }

    private mutating func trim() {
        var bytes = past.reduce(0) { $0 + $1.bytes }
        while past.count > countLimit || (bytes > byteLimit && past.count > 1) {
            bytes -= past.removeFirst().bytes
            hasDropped = true
        }
    }
}
