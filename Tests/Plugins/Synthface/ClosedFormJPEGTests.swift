import Plugins
import Testing

@Suite("Closed-form JPEG") struct ClosedFormJPEGTests {
    /// A coloured picture of waves and noise well inside 0 … 1, so that nothing is clamped.
    private func picture() -> Picture {
        var picture = Picture(size: 32)
        let stream = FaceStream(seed: 2, purpose: .sensor, video: 0)
        for i in picture.values.indices {
            let x = Double(i % 32)
            let y = Double(i / 32 % 32)
            let channel = Double(i / 1024)
            picture.values[i] = 0.5 + 0.2 * PortableMath.cos(0.2 * x + channel) * PortableMath.cos(0.3 * y)
            picture.values[i] += 0.1 * (stream.uniform(i) - 0.5)
        }
        return picture
    }

    private func greatestChange(_ one: Picture, _ other: Picture) -> Double {
        zip(one.values, other.values).map { ($0 - $1).magnitude }.max() ?? 0
    }

    /// The same without colour.
    private func greyPicture() -> Picture {
        var grey = picture()
        for i in 0..<1024 {
            grey.values[1024 + i] = grey.values[i]
            grey.values[2048 + i] = grey.values[i]
        }
        return grey
    }

    @Test("Quality 100 is nearly the identity for a grey picture") func nearlyIdentity() {
        let grey = greyPicture()
        // All quantisers are 1, so a coefficient moves by at most ½; 64 of them by at most 4 levels, in
        // practice below 2. The chroma of grey is 0.
        #expect(greatestChange(ClosedFormJPEG(quality: 100).applied(to: grey), grey) * 255 < 2)
    }

    // What comes out has coefficients that are multiples of the quantisers up to rounding, so the second time
    // each goes to the same multiple. Not so in colour: the chroma of the result varies within a pair.
    @Test("A grey picture compressed again at the same quality stays", arguments: [30.0, 60, 75, 92])
    func idempotent(quality: Double) {
        let once = ClosedFormJPEG(quality: quality).applied(to: greyPicture())
        #expect(greatestChange(ClosedFormJPEG(quality: quality).applied(to: once), once) < 1e-12)
        #expect(greatestChange(once, greyPicture()) > 1e-3)
    }

    @Test("Compressing on another grid changes the picture again") func misaligned() {
        let once = ClosedFormJPEG(quality: 60).applied(to: picture())
        let twice = ClosedFormJPEG(quality: 60, shift: (3, 5)).applied(to: once)
        #expect(greatestChange(once, twice) * 255 > 1)
    }

    @Test("Lower quality loses more") func ordered() {
        let losses = [95.0, 75, 50, 25, 5].map { quality in
            let result = ClosedFormJPEG(quality: quality).applied(to: picture())
            return zip(result.values, picture().values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        #expect(losses == losses.sorted())
    }

    // Grey 100 is Y − 128 = −28, DC coefficient −28·8 = −224. Quality 50: quantiser 16, −224 = −14·16, kept.
    // Quality 25: scale 2, quantiser 32, −224 = −7·32, kept. Quality 10: scale 5, quantiser 80, −2.8 → −3,
    // −240/8 + 128 = 98.
    @Test("A flat block keeps the multiple of its quantiser that is nearest") func flat() {
        var flat = Picture(size: 16)
        for i in flat.values.indices { flat.values[i] = 100.0 / 255 }
        for (quality, level) in [(50.0, 100.0), (25, 100), (10, 98)] {
            let result = ClosedFormJPEG(quality: quality).applied(to: flat)
            #expect(result.values.allSatisfy { ($0 * 255 - level).magnitude < 1e-9 })
        }
    }

    @Test("Rolling forth and back is the identity") func rolling() {
        let picture = picture()
        #expect(picture.rolled(rows: 3, columns: 5).rolled(rows: -3, columns: -5) == picture)
        #expect(picture.rolled(rows: 3, columns: 5).values[3 * 32 + 5] == picture.values[0])
    }
}
