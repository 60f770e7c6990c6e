/// NumPy's old generator of random numbers, to repeat splits that were drawn with it.
///
/// MT19937 as `numpy.random.RandomState(seed)` seeds it, and its `shuffle` of a list. Source: Matsumoto and
/// Nishimura 1998, `init_genrand`; NumPy's legacy-distributions (`random_interval`).
struct MersenneTwister {
    private var state: [UInt32]
    private var place = 624

    init(seed: UInt32) {
        state = [seed]
        for index in 1..<624 {
            let last = state[index - 1]
            state.append(1_812_433_253 &* (last ^ last >> 30) &+ UInt32(index))
        }
    }

    /// 32 random bits.
    mutating func word() -> UInt32 {
        if place == 624 { renew() }
        var y = state[place]
        place += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9D2C_5680
        y ^= y << 15 & 0xEFC6_0000
        return y ^ y >> 18
    }

    /// The numbers 0 ..< count in random order, as `shuffle(list(range(count)))`.
    mutating func shuffled(_ count: Int) -> [Int] {
        var list = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) { list.swapAt(last, below(last)) }
        return list
    }

    /// A number 0 … most: masked words until one is small enough.
    private mutating func below(_ most: Int) -> Int {
        var mask = UInt32(truncatingIfNeeded: most)
        for shift in [1, 2, 4, 8, 16] { mask |= mask >> UInt32(shift) }
        while true {
            let value = Int(word() & mask)
            if value <= most { return value }
        }
    }

    private mutating func renew() {
        for index in 0..<624 {
            let y = state[index] & 0x8000_0000 | state[(index + 1) % 624] & 0x7FFF_FFFF
            state[index] = state[(index + 397) % 624] ^ y >> 1 ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
        }
        place = 0
    }
}
