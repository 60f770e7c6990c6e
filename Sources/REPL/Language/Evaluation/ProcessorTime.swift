import Glibc

/// Processor time of this process.
enum ProcessorTime {
    /// Seconds used so far by all threads.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Durations as people read them.
public enum Seconds {
    /// `420 ns`, `1.3 ms`, `2.41 s`, `3 min 20 s`.
    public static func text(_ seconds: Double) -> String {
        switch abs(seconds) {
        case ..<1e-6: "\(NumberFormat.text(seconds * 1e9, decimals: 0)) ns"
        case ..<1e-3: "\(NumberFormat.text(seconds * 1e6, decimals: 1)) us"
        case ..<1: "\(NumberFormat.text(seconds * 1e3, decimals: 1)) ms"
        case ..<120: "\(NumberFormat.text(seconds, decimals: 2)) s"
        default: "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
        }
    }
}
