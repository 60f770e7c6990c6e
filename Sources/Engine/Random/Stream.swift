/// What a stream of random numbers is for: part of its key, so that different purposes never share numbers.
///
/// The names are fixed; their numbers are part of the promise that a seed gives the same bits, so they
/// never change.
public enum Purpose: UInt32, Sendable, CaseIterable {
    /// `rand randn randint randperm` at the prompt.
    case tensor = 1
    /// Initial weights: index = the parameter.
    case initialWeights = 2
    /// The order of samples: indices = epoch, domain.
    case order = 3
    /// Which part of a dataset a sample falls into.
    case split = 4
    /// Random transforms of a sample: indices = epoch, sample.
    case transform = 5
    /// Draws of an objective: index = step.
    case objective = 6
    /// Resampling for intervals: index = replicate.
    case bootstrap = 7
    /// Dropout: indices = step, layer.
    case dropout = 8
    /// Start vectors and projections of numerical methods.
    case probe = 9
    /// Random search.
    case search = 10
    /// Directions through a loss landscape: indices = direction, parameter.
    case direction = 11
    /// Teaching data: indices = part, split.
    case lessonData = 12
}

/// A stream of random numbers, a value: keyed by seed, purpose and up to two indices, it gives the same
/// numbers wherever and in whatever order streams are read.
///
/// The key is the seed; the counter is (block, second index, first index, purpose).
public struct Stream: Sendable {
    private let key: SIMD2<UInt32>
    private var counter: SIMD4<UInt32>
    private var words: SIMD4<UInt32> = .zero
    private var used = 4
    private var spareNormal: Double?

    /// The stream of a seed, a purpose and indices; of indices the low 32 bits count.
    public init(seed: UInt64, _ purpose: Purpose, _ first: Int = 0, _ second: Int = 0) {
        key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        counter = SIMD4(
            0, UInt32(truncatingIfNeeded: second), UInt32(truncatingIfNeeded: first), purpose.rawValue)
    }

    /// 32 random bits. A stream has 2^34 of these, then begins again.
    public mutating func word() -> UInt32 {
        if used == 4 {
            words = Philox.block(key: key, counter: counter)
            counter[0] &+= 1
            used = 0
        }
        defer { used += 1 }
        return words[used]
    }

    /// 64 random bits.
    public mutating func bits() -> UInt64 {
        let low = UInt64(word())
        return UInt64(word()) << 32 | low
    }

    /// A number of [0, 1), a multiple of 2⁻⁵³.
    public mutating func uniform() -> Double { Double(bits() >> 11) * 0x1p-53 }

    /// A number of [0, 1), a multiple of 2⁻²⁴.
    public mutating func uniformFloat() -> Float { Float(word() >> 8) * 0x1p-24 }

    /// A number of the standard normal distribution (Box-Muller: numbers come in pairs).
    public mutating func normal() -> Double {
        if let spare = spareNormal {
            spareNormal = nil
            return spare
        }
        // 1 − u is never 0, so the logarithm is finite.
        let radius = (-2 * Double.log(1 - uniform())).squareRoot()
        let angle = 2 * Double.pi * uniform()
        spareNormal = radius * Double.sin(angle)
        return radius * Double.cos(angle)
    }

    /// A whole number of 0 ..< n, each equally likely. n must be at least 1.
    ///
    /// Source: Lemire, "Fast random integer generation in an interval", 2019: the product's high half, with
    /// the few low halves that would favour some numbers drawn again.
    public mutating func int(below n: Int) -> Int {
        precondition(n >= 1, "a whole number below \(n)")
        let range = UInt64(n)
        let refused = (0 &- range) % range
        while true {
            let product = range.multipliedFullWidth(by: bits())
            if product.low >= refused { return Int(product.high) }
        }
    }

    /// The numbers 0 ..< n in a random order (Fisher-Yates).
    public mutating func permutation(_ n: Int) -> [Int] {
        var order = Array(0..<n)
        shuffle(&order)
        return order
    }

    /// Puts an array in a random order (Fisher-Yates).
    public mutating func shuffle<T>(_ array: inout [T]) {
        for i in stride(from: array.count - 1, to: 0, by: -1) { array.swapAt(i, int(below: i + 1)) }
    }
}
