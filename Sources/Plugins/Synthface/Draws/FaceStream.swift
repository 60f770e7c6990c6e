import Engine

/// What random numbers are for; each purpose has numbers of its own.
///
/// The words lie above those of the engine's `Purpose`, so that no stream of its shares numbers with these.
public enum FacePurpose: Sendable {
    /// What a person looks like.
    case identity
    /// Background, light and camera of a video.
    case recording
    /// Head pose and expression of a frame.
    case pose
    /// Sensor noise of a frame, shared by a real and all its fakes.
    case sensor
    /// Strengths of a method's artefacts in a frame.
    case forgery(ForgeryMethod)
    /// Noise of a method's own in a frame.
    case freshNoise(ForgeryMethod)
    /// The JPEG quality of a video of a method (nil: real) when it is made to tell the label.
    case spurious(ForgeryMethod?)

    /// The last word of the counter.
    var word: UInt32 {
        switch self {
        case .identity: 0x101
        case .recording: 0x102
        case .pose: 0x103
        case .sensor: 0x104
        case .forgery(let method): 0x110 + method.number
        case .freshNoise(let method): 0x120 + method.number
        case .spurious(let method): 0x130 + (method?.number ?? 0)
        }
    }
}

/// The random numbers of one purpose in one frame of one video: counter = (index, frame, video, purpose),
/// key = seed (FIELD 5.6). A draw is a function of these alone, so no draw depends on another.
public struct FaceStream: Sendable {
    private let key: SIMD2<UInt32>
    private let counter: SIMD4<UInt32>

    /// The stream of a purpose; `frame` is 0 for what belongs to a whole video or person.
    public init(seed: UInt64, purpose: FacePurpose, video: Int, frame: Int = 0) {
        key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        counter = SIMD4(0, UInt32(truncatingIfNeeded: frame), UInt32(truncatingIfNeeded: video), purpose.word)
    }

    /// Two doubles in 0 ..< 1 of 53 bits each, from the block at `index`.
    @inline(__always)
    func pair(_ index: Int) -> (Double, Double) {
        var counter = counter
        counter[0] = UInt32(truncatingIfNeeded: index)
        let word = Philox.block(key: key, counter: counter)
        return (Self.fraction(high: word[1], low: word[0]), Self.fraction(high: word[3], low: word[2]))
    }

    /// Number `index` of the stream of uniform doubles in 0 ..< 1.
    public func uniform(_ index: Int) -> Double {
        let both = pair(index >> 1)
        return index & 1 == 0 ? both.0 : both.1
    }

    /// The first `count` standard normals of the stream, by Box and Muller: two from each block.
    public func normals(_ count: Int) -> [Double] {
        var values = [Double](repeating: 0, count: count)
        values.withUnsafeMutableBufferPointer { out in
            for block in 0..<(count + 1) / 2 {
                let (first, second) = pair(block)
                // 1 − first lies in 2⁻⁵³ … 1, where the logarithm is finite.
                let radius = (-2 * PortableMath.log(1 - first)).squareRoot()
                let direction = PortableMath.sinCos(2 * PortableMath.pi * second)
                out[2 * block] = radius * direction.cos
                if 2 * block + 1 < count { out[2 * block + 1] = radius * direction.sin }
            }
        }
        return values
    }

    @inline(__always)
    private static func fraction(high: UInt32, low: UInt32) -> Double {
        let bits = UInt64(high) << 21 | UInt64(low) >> 11
        return Double(bits) * 0x1p-53
    }
}

/// Uniform draws in the order of a list, for parameters that are read one after the other.
struct FaceDraws {
    private let stream: FaceStream
    private var next = 0

    init(_ stream: FaceStream) { self.stream = stream }

    /// The next number, in 0 ..< 1.
    mutating func unit() -> Double {
        defer { next += 1 }
        return stream.uniform(next)
    }

    /// The next number, in a range.
    mutating func within(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

    /// The next number, in a range.
    mutating func within(_ range: ClosedRange<Double>) -> Double {
        within(range.lowerBound, range.upperBound)
    }

    /// The next number as an angle, 0 ..< 2π.
    mutating func angle() -> Double { within(0, 2 * PortableMath.pi) }

    /// The next three numbers, in a range, as a colour.
    mutating func colour(_ low: Double, _ high: Double) -> Colour {
        let red = within(low, high)
        let green = within(low, high)
        return Colour(red, green, within(low, high))
    }
}
