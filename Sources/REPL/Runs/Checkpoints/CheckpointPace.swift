/// When a checkpoint is due: as often as costs at most a twentieth of the time, at most once a second.
struct CheckpointPace {
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant
    private var pause: Duration = .seconds(1)

    init() { last = clock.now }

    /// Whether enough time has passed since the last one.
    var isDue: Bool { clock.now - last >= pause }

    /// Runs the writing of one and learns what it costs.
    mutating func measure<T>(_ write: () throws -> T) rethrows -> T {
        let start = clock.now
        defer {
            last = clock.now
            pause = max(.seconds(1), (last - start) * 20)
        }
        return try write()
    }
}
