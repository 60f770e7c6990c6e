import Engine

/// `frames: {n: 32, how: even}`: which frames of a video are used.
public struct FrameChoice: Sendable {
    /// How n frames are chosen of more.
    public enum Way: String, Sendable {
        /// Evenly spaced, the first and the last among them.
        case even
        /// The first n, as DeepfakeBench does where a video has more.
        case first
    }

    public let n: Int
    public let how: Way

    public init(n: Int, how: Way) {
        self.n = n
        self.how = how
    }

    static let form = Form<FrameChoice>("frames", "Which frames of a video are used.") { fields in
        let n = fields("n", .int, in: .between(1, 1_000_000), help: "most frames of a video")
        let how = fields(
            "how", .choice("even", "first"), default: "even", help: "first imitates DeepfakeBench")
        return { FrameChoice(n: $0[n], how: Way(rawValue: $0[how]) ?? .even) }
    }

    /// The frames chosen; all if there are no more than n.
    public func chosen<T>(_ frames: [T]) -> [T] {
        guard frames.count > n else { return frames }
        switch how {
        case .first: return Array(frames.prefix(n))
        case .even:
            guard n > 1 else { return [frames[0]] }
            return (0..<n).map { frames[$0 * (frames.count - 1) / (n - 1)] }
        }
    }
}
