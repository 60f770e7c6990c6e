import Engine
import Plugins
import Testing

@Suite("Samples of the face generator") struct FaceSamplesTests {
    private let videos: [Split: Int] = [.train: 5, .val: 2, .test: 3]

    @Test("Columns follow FaceForensics++") func columns() throws {
        let generator = try SynthfaceGenerator(SynthfaceSettings(videos: videos, frames: 2))
        let swaps = try generator.samples(method: .df, split: .test)
        #expect(swaps.count == 6 && swaps.images.count == 6 * 48 * 48 * 3)
        #expect(
            swaps.videos == [
                "df/007_008", "df/007_008", "df/008_009", "df/008_009", "df/009_007", "df/009_007",
            ])
        #expect(swaps.identities == ["007", "007", "008", "008", "009", "009"])
        #expect(swaps.sources == ["008", "008", "009", "009", "007", "007"])
        #expect(swaps.frames == [0, 1, 0, 1, 0, 1])
        #expect(swaps.label == 1 && swaps.methodName == "df" && swaps.quality == "c23")
        let same = try generator.samples(method: .f2f, split: .val)
        #expect(same.videos == ["f2f/005", "f2f/005", "f2f/006", "f2f/006"])
        #expect(same.sources == [nil, nil, nil, nil])
        let real = try generator.samples(method: nil, split: .train)
        #expect(real.videos.first == "real/000" && real.label == 0 && real.methodName == "real")
    }

    @Test("The images are those of the single frames, in order") func order() throws {
        let generator = try SynthfaceGenerator(SynthfaceSettings(videos: videos, frames: 2))
        let samples = try generator.samples(method: .nt, split: .val)
        let bytes = 48 * 48 * 3
        for (place, (video, frame)) in [(5, 0), (5, 1), (6, 0), (6, 1)].enumerated() {
            let image = try generator.frame(method: .nt, video: video, frame: frame).image
            #expect(Array(samples.images[place * bytes..<(place + 1) * bytes]) == image)
        }
    }

    @Test("A subset of videos, frames and methods has the same bytes") func subset() throws {
        let whole = try SynthfaceGenerator(SynthfaceSettings(videos: [.train: 6], frames: 3))
        let part = try SynthfaceGenerator(SynthfaceSettings(methods: [.f2f], videos: [.train: 4], frames: 2))
        for method in [nil, ForgeryMethod.f2f] {
            let all = try whole.samples(method: method, split: .train)
            let some = try part.samples(method: method, split: .train)
            let bytes = 48 * 48 * 3
            for (place, video) in some.videos.enumerated() {
                let other = all.videos.firstIndex(of: video).map { $0 + some.frames[place] } ?? 0
                #expect(
                    some.images[place * bytes..<(place + 1) * bytes]
                        == all.images[other * bytes..<(other + 1) * bytes])
            }
        }
    }

    @Test("An empty split has no images") func empty() throws {
        let generator = try SynthfaceGenerator(SynthfaceSettings(videos: [.test: 2]))
        #expect(try generator.samples(method: nil, split: .train).images.isEmpty)
    }

    @Test("A video's number has at least three digits") func keys() {
        #expect(SynthfaceGenerator.key(7) == "007")
        #expect(SynthfaceGenerator.key(1234) == "1234")
    }
}
