import Engine
import Plugins
import Testing

@Suite("Settings of the face generator") struct SynthfaceSettingsTests {
    @Test("Videos are numbered through train, val and test without overlap") func numbering() {
        let settings = SynthfaceSettings()
        #expect(settings.videoNumbers(of: .train) == 0..<320)
        #expect(settings.videoNumbers(of: .val) == 320..<380)
        #expect(settings.videoNumbers(of: .test) == 380..<470)
        #expect(SynthfaceSettings(videos: [.test: 90]).videoNumbers(of: .test) == 0..<90)
    }

    @Test("No identity, as target or as source, is in two splits") func disjoint() {
        let settings = SynthfaceSettings()
        let people = Split.allCases.map { split in
            Set(settings.videoNumbers(of: split).flatMap { [$0, settings.sourceVideo(of: $0) ?? -1] })
        }
        #expect(people[0].isDisjoint(with: people[1]))
        #expect(people[0].isDisjoint(with: people[2]))
        #expect(people[1].isDisjoint(with: people[2]))
    }

    @Test("The source of a swap is the next video, and the first for the last") func sources() {
        let settings = SynthfaceSettings()
        #expect(settings.sourceVideo(of: 12) == 13)
        #expect(settings.sourceVideo(of: 319) == 0)
        #expect(settings.sourceVideo(of: 469) == 380)
        #expect(settings.sourceVideo(of: 470) == nil)
    }

    @Test("A setting out of its range is a fault that names it") func faults() {
        let cases: [(SynthfaceSettings, String)] = [
            (SynthfaceSettings(size: 50), "size"), (SynthfaceSettings(size: 0), "size"),
            (SynthfaceSettings(size: 1 << 40), "size"), (SynthfaceSettings(kappa: 1.5), "kappa"),
            (SynthfaceSettings(kappa: .nan), "kappa"), (SynthfaceSettings(gain: -1), "gain"),
            (SynthfaceSettings(methods: [.df, .df]), "methods"), (SynthfaceSettings(frames: 0), "frames"),
            (SynthfaceSettings(videos: [.train: -1]), "videos"),
            (SynthfaceSettings(videos: [.test: 1]), "df"),
            (SynthfaceSettings(videos: [.test: .max]), "videos"),
            (SynthfaceSettings(spurious: SpuriousQuality(strength: 2)), "spurious"),
            (SynthfaceSettings(spurious: SpuriousQuality(domains: [.nt: -3])), "nt"),
        ]
        for (settings, word) in cases {
            let fault = #expect(throws: Fault.self) { try SynthfaceGenerator(settings) }
            #expect(fault?.message.contains(word) == true)
        }
        var camera = SynthfaceSettings()
        camera.camera.quality = 0...50
        let fault = #expect(throws: Fault.self) { try camera.check() }
        #expect(fault?.message.contains("quality") == true)
    }

    @Test("A frame that does not exist is a fault") func missing() throws {
        let generator = try SynthfaceGenerator(SynthfaceSettings())
        #expect(throws: Fault.self) { try generator.frame(method: nil, video: 470, frame: 0) }
        #expect(throws: Fault.self) { try generator.frame(method: .df, video: 0, frame: 3) }
        #expect(throws: Fault.self) { try generator.frame(method: .df, video: -1, frame: 0) }
    }

    @Test("Named cameras differ as the table says") func cameras() {
        let c23 = FaceCamera.named(.ffC23)
        var c40 = c23
        c40.quality = 45...65
        #expect(FaceCamera.named(.ffC40) == c40)
        #expect(SynthfaceSettings(camera: .ffC40).quality == "c40")
        #expect(SynthfaceSettings(camera: .dfdc).quality == "c23")
        #expect(FaceCamera.named(.cdf).noise == 0.002...0.010)
        #expect(FaceCamera.named(.dfdc).light == 0.2...0.6)
    }
}
