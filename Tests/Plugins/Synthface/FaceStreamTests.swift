import Engine
import Plugins
import Testing

@Suite("Random streams of the face generator") struct FaceStreamTests {
    // Vectors of the authors' library Random123, file kat_vectors, philox4x32 with 10 rounds.
    @Test("The engine's Philox4x32-10 gives the published vectors") func vectors() {
        let zero = Philox.block(key: SIMD2(0, 0), counter: SIMD4(repeating: 0))
        #expect(zero == SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
        let ones = Philox.block(key: SIMD2(.max, .max), counter: SIMD4(repeating: .max))
        #expect(ones == SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
        let pi = Philox.block(
            key: SIMD2(0xA409_3822, 0x299F_31D0),
            counter: SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344))
        #expect(pi == SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
    }

    @Test("A uniform number is the top 53 bits of its half of a block") func uniform() {
        let stream = FaceStream(seed: 9 << 32 | 7, purpose: .pose, video: 5, frame: 2)
        let words = Philox.block(key: SIMD2(7, 9), counter: SIMD4(3, 2, 5, 0x103))
        #expect(stream.uniform(6) == Double((UInt64(words[1]) << 32 | UInt64(words[0])) >> 11) * 0x1p-53)
        #expect(stream.uniform(7) == Double((UInt64(words[3]) << 32 | UInt64(words[2])) >> 11) * 0x1p-53)
    }

    @Test("Normals have mean 0, variance 1 and fourth moment 3") func moments() {
        let values = FaceStream(seed: 1, purpose: .sensor, video: 0).normals(100_001)
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let second = values.reduce(0) { $0 + $1 * $1 } / count
        let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count
        // Five standard errors: 1/√n, √2/√n and √96/√n with n = 100 001.
        #expect(mean.magnitude < 0.016)
        #expect((second - 1).magnitude < 0.023)
        #expect((fourth - 3).magnitude < 0.16)
    }

    @Test("A longer draw begins with the shorter one") func prefix() {
        let stream = FaceStream(seed: 3, purpose: .freshNoise(.nt), video: 9, frame: 1)
        #expect(Array(stream.normals(101).prefix(50)) == stream.normals(50))
    }

    @Test("Seed, purpose, video and frame each make another stream") func keys() {
        let first = FaceStream(seed: 1, purpose: .forgery(.df), video: 1, frame: 1).uniform(0)
        let others = [
            FaceStream(seed: 2, purpose: .forgery(.df), video: 1, frame: 1),
            FaceStream(seed: 1 << 32 | 1, purpose: .forgery(.df), video: 1, frame: 1),
            FaceStream(seed: 1, purpose: .forgery(.fs), video: 1, frame: 1),
            FaceStream(seed: 1, purpose: .spurious(.df), video: 1, frame: 1),
            FaceStream(seed: 1, purpose: .forgery(.df), video: 2, frame: 1),
            FaceStream(seed: 1, purpose: .forgery(.df), video: 1, frame: 2),
        ]
        #expect(Set(others.map { $0.uniform(0) } + [first]).count == 7)
    }
}
