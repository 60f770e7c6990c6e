/// A shortcut for lessons: the quality of the final JPEG tells real from fake.
///
/// A fake is of low quality (62 … 74) with probability (1 + s)/2 and a real one with (1 − s)/2; else the
/// quality is high (84 … 94). s = 1 is a perfect shortcut, 0 none, −1 the opposite of 1. When all strengths
/// are 0 the camera's own range is used for both. The draw belongs to a video, as a codec does.
public struct SpuriousQuality: Sendable, Equatable {
    /// s of every domain that is not named, and of the reals, which the domains share; −1 … 1.
    public var strength: Double
    /// s by domain.
    public var domains: [ForgeryMethod: Double]

    public init(strength: Double = 0, domains: [ForgeryMethod: Double] = [:]) {
        self.strength = strength
        self.domains = domains
    }

    /// Whether quality tells anything anywhere.
    public var isActive: Bool { strength != 0 || domains.values.contains { $0 != 0 } }

    /// The quality of a video of a method (nil: a real one), or nil to keep the recording's.
    func quality(of method: ForgeryMethod?, seed: UInt64, video: Int) -> Double? {
        guard isActive else { return nil }
        let s = method.flatMap { domains[$0] } ?? strength
        var draws = FaceDraws(FaceStream(seed: seed, purpose: .spurious(method), video: video))
        let isLow = draws.unit() < (method == nil ? (1 - s) / 2 : (1 + s) / 2)
        return isLow ? draws.within(62, 74) : draws.within(84, 94)
    }
}
