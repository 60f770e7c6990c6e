import Plugins
import Testing

@Suite("The quality shortcut") struct SpuriousQualityTests {
    /// The part of 300 videos whose quality is low.
    private func lowShare(_ spurious: SpuriousQuality, _ method: ForgeryMethod?) throws -> Double {
        let settings = SynthfaceSettings(size: 16, spurious: spurious, videos: [.train: 300], frames: 1)
        let generator = try SynthfaceGenerator(settings)
        var low = 0
        for video in 0..<300 {
            let quality = try generator.frame(method: method, video: video, frame: 0).causes.quality
            #expect((62...74).contains(quality) || (84...94).contains(quality))
            low += quality < 80 ? 1 : 0
        }
        return Double(low) / 300
    }

    // The standard error of a share of 300 is at most .029; the bounds are four of them.

    @Test("Strength s gives fakes low quality with probability (1 + s)/2") func strength() throws {
        let spurious = SpuriousQuality(strength: 0.6, domains: [.nt: -1, .f2f: 0])
        #expect(try (lowShare(spurious, .df) - 0.8).magnitude < 0.1)
        #expect(try (lowShare(spurious, nil) - 0.2).magnitude < 0.1)
        #expect(try lowShare(spurious, .nt) == 0)
        #expect(try (lowShare(spurious, .f2f) - 0.5).magnitude < 0.12)
    }

    @Test("Without strengths the camera's own range is used") func inactive() throws {
        #expect(!SpuriousQuality().isActive)
        let generator = try SynthfaceGenerator(SynthfaceSettings())
        #expect(try (88...96).contains(generator.frame(method: .df, video: 0, frame: 0).causes.quality))
    }
}
