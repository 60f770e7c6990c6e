import Plugins
import Testing

@Suite("Images of the face generator") struct SynthfaceGeneratorTests {
    // FIELD 5.5 (a). Everything that marks a fake must vanish with gain and κ, to the last bit.
    @Test(
        "At gain 0, κ 0 and the same expression a fake is the real image",
        arguments: [ForgeryMethod.f2f, .nt])
    func leak(method: ForgeryMethod) throws {
        let generator = try SynthfaceGenerator(SynthfaceSettings(kappa: 0, gain: 0))
        var differing = 0
        for video in 0..<40 {
            for frame in 0..<3 {
                let real = try generator.frame(method: nil, video: video, frame: frame).image
                let fake = try generator.frame(method: method, video: video, frame: frame, expression: .same)
                    .image
                differing += zip(real, fake).count { $0 != $1 }
            }
        }
        #expect(differing == 0)
    }

    @Test("A new expression or a gain makes a fake differ", arguments: ForgeryMethod.allCases)
    func differs(method: ForgeryMethod) throws {
        let neutral = try SynthfaceGenerator(SynthfaceSettings(kappa: 0, gain: 0))
        let usual = try SynthfaceGenerator(SynthfaceSettings())
        let real = try usual.frame(method: nil, video: 4, frame: 1)
        #expect(try neutral.frame(method: method, video: 4, frame: 1).image != real.image)
        #expect(try usual.frame(method: method, video: 4, frame: 1, expression: .same).image != real.image)
        #expect(try neutral.frame(method: nil, video: 4, frame: 1).image == real.image)
    }

    @Test("Far from the mask a fake is the real frame but for its compression") func outside() throws {
        let generator = try SynthfaceGenerator(SynthfaceSettings())
        let real = try generator.frame(method: nil, video: 2, frame: 0)
        let fake = try generator.frame(method: .df, video: 2, frame: 0)
        #expect(real.mask.allSatisfy { $0 == 0 })
        #expect(fake.mask.contains { $0 > 200 })
        // The corner at the bottom left is a whole block of the JPEG grid, and no face is there.
        for y in 40..<48 {
            let row = 3 * 48 * y..<3 * (48 * y + 8)
            #expect(real.image[row] == fake.image[row])
        }
    }

    @Test("Fakes share the nuisance of their target") func nuisance() throws {
        let generator = try SynthfaceGenerator(SynthfaceSettings())
        let real = try generator.frame(method: nil, video: 7, frame: 2).causes
        for method in ForgeryMethod.allCases {
            let fake = try generator.frame(method: method, video: 7, frame: 2).causes
            #expect(
                fake.quality == real.quality && fake.exposure == real.exposure && fake.light == real.light)
            #expect(fake.psf == real.psf && fake.noise == real.noise)
        }
    }

    @Test("The low-resolution factor is drawn for each image") func resolution() throws {
        let generator = try SynthfaceGenerator(SynthfaceSettings())
        let kept = try (0..<30).map {
            try generator.frame(method: .df, video: $0 / 3, frame: $0 % 3).causes.forgery.keptPixels
        }
        // .89 … 1 of 48 pixels.
        #expect(Set(kept).isSubset(of: Set(43...48)))
        #expect(Set(kept).count >= 4)
    }

    @Test("Strengths lie in the ranges of their method and follow gain and κ") func strengths() throws {
        let full = try SynthfaceGenerator(SynthfaceSettings()).frame(method: .fs, video: 3, frame: 0).causes
            .forgery
        #expect((50...75).contains(full.gridQuality) && full.gridShare == 1)
        #expect((0.35...0.95).contains(full.sharpening) && (0.3...0.8).contains(full.displacement))
        #expect(full.mouth == nil && full.checker == 0 && full.keptPixels == 48)
        // κ .2 and κ × 1: noise × .8, blur × 1.05.
        #expect((0.8...1.12).contains(full.noise) && full.blur == 1.05)
        let half = try SynthfaceGenerator(SynthfaceSettings(gain: 0.5))
            .frame(method: .fs, video: 3, frame: 0).causes.forgery
        #expect(half.sharpening == full.sharpening / 2 && half.gridShare == 0.5 && half.freshNoise == 0.5)
        #expect(half.gridQuality == full.gridQuality && half.feather == full.feather)
    }

    @Test("Lengths in pixels grow with the size, the pixel grid's artefacts do not") func sizes() throws {
        let small = try SynthfaceGenerator(SynthfaceSettings()).frame(method: .nt, video: 3, frame: 0).causes
        let large = try SynthfaceGenerator(SynthfaceSettings(size: 96)).frame(method: .nt, video: 3, frame: 0)
        #expect(large.image.count == 96 * 96 * 3 && large.mask.count == 96 * 96)
        #expect(large.causes.psf == 2 * small.psf)
        #expect(large.causes.forgery.feather == 2 * small.forgery.feather)
        #expect(large.causes.forgery.checker == small.forgery.checker)
    }
}
